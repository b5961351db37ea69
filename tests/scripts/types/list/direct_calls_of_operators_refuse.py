class Sum(list):
    def __floordiv__(self, other): return super().__add__(other)
    def __add__(self, other): return NotImplemented

def attempt(function):
    try:
        print(function())
    except TypeError as error:
        print(error)

attempt(lambda: [].__add__(5))
attempt(lambda: "".__add__(5))
attempt(lambda: ().__mul__("a"))
attempt(lambda: Sum() // 5)
attempt(lambda: Sum() + 5)
attempt(lambda: [1] * Sum())
