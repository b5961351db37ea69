# python3: differs because until 3.11 a StopIteration thrown to an iterator without throw() was an error of the generator
class D:
    def __iter__(self): return self
    def __next__(self): return 1
    def __getattr__(self, name):
        print("asked for", name)
        if name == "close": raise AttributeError(name)
        return lambda *arguments: (name, arguments)

def outer():
    yield from D()

generator = outer()
print(next(generator))
print(generator.send(5))
print(generator.throw(ValueError(2)))
generator.close()

def over_a_range():
    print("the end", (yield from range(2)))

generator = over_a_range()
next(generator)
try:
    generator.throw(StopIteration(7))
except StopIteration as error:
    print("over", error.value)
