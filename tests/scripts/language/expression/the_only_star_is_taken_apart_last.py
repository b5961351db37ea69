def said(text, value):
    print(text)
    return value

def items():
    print("items")
    yield 1

def call(*args, **named): print(args, named)

call(*items(), key=said("keyword", 2))
call(0, *items(), key=said("keyword", 2))
call(*items(), *items(), key=said("keyword", 2))
call(*items(), **said("mapping", {"a": 1}))
call(key=said("keyword", 2), *items())
x = [1]
call(*x, key=(x := [2]))
try:
    call(*5, key=said("keyword", 2))
except TypeError as error:
    print(error)
class Made(*(object,), metaclass=said("metaclass", type)): pass
