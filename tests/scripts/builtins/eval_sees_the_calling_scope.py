# python3: differs because comprehensions in eval see the locals since 3.12
def f(a):
    b = 2
    return eval("a + b"), eval("[a for _ in range(2)]"), sorted(eval("locals()"))
print(f(1))
class C:
    x = 5
    y = eval("x + 1")
print(C.y)
