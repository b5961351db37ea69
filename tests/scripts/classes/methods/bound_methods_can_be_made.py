import types


class Thing:
    pass


def greet(self, name):
    return type(self).__name__ + " greets " + name


thing = Thing()
method = types.MethodType(greet, thing)
print(method("Ann"), method.__self__ is thing, method.__func__ is greet)  # expect: Thing greets Ann True True
types.MethodType(1, thing)  # expect raises: TypeError: first argument must be callable
