import inspect
def gen(n):
    x = n * 2
    yield x
    y = 3
    yield y
g = gen(4)
print(g.gi_frame.f_locals, g.gi_frame.f_lineno, g.gi_frame.f_back)  # expect: {'n': 4} 2 None
next(g)
print(g.gi_frame.f_locals, g.gi_frame.f_lineno, g.gi_frame is g.gi_frame)  # expect: {'n': 4, 'x': 8} 4 True
print(inspect.getgeneratorlocals(g))  # expect: {'n': 4, 'x': 8}
list(g)
print(g.gi_frame, inspect.getgeneratorlocals(g))  # expect: None {}
async def main():
    pass
c = main()
print(c.cr_frame.f_code.co_name, c.cr_frame.f_locals)  # expect: main {}
c.close()
print(c.cr_frame)  # expect: None
