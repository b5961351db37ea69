import io
import logging
import logging.config

TEXT = """
[loggers]
keys=root,app

[handlers]
keys=plain, named

[formatters]
keys=short

[logger_root]
level=WARNING
handlers=plain

[logger_app]
level=DEBUG
handlers=named
qualname=my.app
propagate=0

[handler_plain]
class=StreamHandler
formatter=short
args=(sys.stdout,)

[handler_named]
class=logging.StreamHandler
level=INFO
formatter=short
kwargs={'stream': sys.stdout}

[formatter_short]
format=%(levelname)s|%(name)s|%(message)s
"""
old, child = logging.getLogger("old"), logging.getLogger("my.app.part")
logging.config.fileConfig(io.StringIO(TEXT))
logging.warning("root %s", 1)
logging.info("too low")
logging.getLogger("my.app").info("hello")
logging.getLogger("my.app").debug("too low for the handler")
child.info("from below")
print(old.disabled, bool(child.disabled))
for text in ("[loggers]\nkeys=root\n", TEXT.replace("handlers=plain", "handlers=none")):
    try:
        logging.config.fileConfig(io.StringIO(text))
    except KeyError as error:
        print(repr(error))
try:
    logging.config.fileConfig("/nowhere.ini")
except FileNotFoundError as error:
    print(error)
