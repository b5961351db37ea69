def f(items=[]):
    items.append(len(items))
    return items
print(f(), f(), f([9]))  # expect: [0, 1] [0, 1] [9, 1]
n = 1
def g(a=n):
    return a
n = 2
print(g(), f.__defaults__, g.__defaults__)  # expect: 1 ([0, 1],) (1,)
