"""Calls of every method of every built-in type with random arguments, right and wrong ones."""

RECEIVERS = {"int": int, "float": float, "complex": complex, "str": str, "bytes": bytes, "bytearray": bytearray, "list": list,
             "tuple": tuple, "dict": dict, "set": set, "range": range}
# What tells addresses, sizes or hashes, or is about the inside of CPython.
LEFT_OUT = {"__hash__", "__sizeof__", "__reduce__", "__reduce_ex__", "__dir__", "__doc__", "__subclasshook__", "__alloc__",
            "__getnewargs__", "__init_subclass__", "__new__", "__class__", "__getstate__", "__setattr__", "__delattr__",
            "__getattribute__", "__class_getitem__", "__getformat__", "__repr__", "__str__"}
METHODS = {kind: [name for name in dir(of) if name not in LEFT_OUT and callable(getattr(of, name))]
           for kind, of in RECEIVERS.items()}


def method_call(writer, budget):
    choose = writer.random
    kind = choose.choice(list(METHODS))
    name = choose.choice(METHODS[kind])
    arguments = [argument(writer, kind, budget) for _ in range(choose.choice([0, 1, 1, 1, 1, 2, 2, 3]))]
    if choose.random() < 0.06:
        keyword = choose.choice(["key", "sep", "x", "maxsplit", "encoding", "keepends", "signed", "reverse", "default"])
        arguments.append(f"{keyword}={writer.write('any', budget - 2)}")
    receiver = f"({writer.write(kind, budget - 2)})" if choose.random() < 0.9 else kind
    return f"{receiver}.{name}({', '.join(arguments)})"


def argument(writer, kind, budget):
    likely = writer.random.random()
    if likely < 0.45:
        return writer.write(kind, budget - 2)
    if likely < 0.6:
        return writer.write("index", budget - 2)
    if likely < 0.75:
        return writer.write("iterable", budget - 2)
    return writer.write("any", budget - 2)
