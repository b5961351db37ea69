# python3: differs because 3.14 says what an unhashable key was wanted for
class Bad:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq failed")
d = {Bad(): 1}
try:
    d[Bad()]
except ValueError as e:
    print(e)  # expect: eq failed
try:
    [Bad()].index(Bad())
except ValueError as e:
    print(e)  # expect: eq failed
try:
    Bad() in [1, Bad()]
except ValueError as e:
    print(e)  # expect: eq failed
class BadHash:
    def __hash__(self): return "x"
try:
    {BadHash()}
except TypeError as e:
    print(e)  # expect: cannot use 'BadHash' as a set element (__hash__ method should return an integer)
