# python3: differs because template strings came with 3.14
name, n = "x", 5
t = t"hi {name!r:>5} and {n + 1}!"
print(type(t).__name__, t.strings, t.values)  # expect: Template ('hi ', ' and ', '!') ('x', 6)
first, second = t.interpolations
print(first.expression, first.conversion, first.format_spec, first.value)  # expect: name r >5 x
print(second.expression, second.conversion, repr(second.format_spec))  # expect: n + 1 None ''
