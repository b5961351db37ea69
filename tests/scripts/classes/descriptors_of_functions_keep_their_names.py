# python3: differs because annotations come last, and only when there are any, since 3.14
# What staticmethod and classmethod copy from the thing they wrap stands in their __dict__.
print(list(vars(staticmethod(None))))  # expect: ['__doc__']


class Callable:
    "A docstring."

    def __call__(self):
        pass


print(vars(classmethod(Callable())))  # expect: {'__module__': '__main__', '__doc__': 'A docstring.'}
