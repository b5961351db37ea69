def f(a, /, b, *args, c=1, **k):
    local = 1
    return local
c = f.__code__
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, bool(c.co_flags & 4), bool(c.co_flags & 8))  # expect: f 2 1 1 ('a', 'b', 'c', 'args', 'k', 'local') True True
print((lambda: (yield)).__code__.co_flags & 0x20 != 0, c.co_firstlineno, c.co_freevars)  # expect: True 1 ()
