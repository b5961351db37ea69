import logging


class Keep(logging.Handler):
    def __init__(self, name):
        super().__init__()
        self.label = name

    def emit(self, record):
        print(self.label, self.format(record))


root, parent, child = logging.getLogger(), logging.getLogger("a"), logging.getLogger("a.b.c")
root.addHandler(Keep("root"))
parent.addHandler(Keep("parent"))
child.addHandler(Keep("child"))
child.error("up the tree")
parent.propagate = False
child.error("stops at parent")
child.addFilter(lambda record: "secret" not in record.getMessage())
child.error("a secret")
child.error("public")
parent.handlers[0].setLevel(logging.CRITICAL)
child.warning("only the child's")
adapter = logging.LoggerAdapter(child, {"user": "ann"})
child.handlers[0].setFormatter(logging.Formatter("%(user)s %(message)s"))
adapter.info("dropped")
adapter.error("by adapter")
logging.disable(logging.ERROR)
child.error("disabled")
child.critical("still", extra={"user": "bob"})
print(root.manager.loggerDict.keys() >= {"a", "a.b", "a.b.c"}, parent.getChild("z").name)
