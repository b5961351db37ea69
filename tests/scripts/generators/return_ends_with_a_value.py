def g():
    yield 1
    return 2
a = g()
next(a)
try:
    next(a)
except StopIteration as e:
    print(e.value, e.args)  # expect: 2 (2,)
try:
    next(a)
except StopIteration as e:
    print(e.value, e.args)  # expect: None ()
def h(): return (yield from g()), "after"
print(list(h()), [*g()])  # expect: [1] [1]
