class Callable:
    def __call__(self, *args, **named): return args, named
    def __str__(self): return "it"

def function(**named): pass
import functools
for call in (lambda: print(*5), lambda: function(**5), lambda: function(a=1, **{"a": 2}), lambda: int(*5)):
    try:
        call()
    except TypeError as error:
        print(error)
