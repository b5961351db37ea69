class Number:
    def __init__(self, value): self.value = value
    @property
    def __add__(self): return lambda other: self.value + other
    @property
    def __len__(self): return lambda: self.value
    @property
    def __iter__(self): return lambda: iter([self.value])
    @property
    def __eq__(self): return lambda other: self.value == other
    @property
    def __enter__(self): return lambda: "entered"
    @property
    def __exit__(self): return lambda *error: error[0] is KeyError
    @property
    def __setattr__(self): return lambda name, value: print("set", name, value)

number = Number.__new__(Number)
object.__setattr__(number, "value", 3)
print(number + 1, len(number), list(number), number == 3, number == 4)
with number as entered:
    print(entered)
    raise KeyError
number.value = 8
print(number.value)
