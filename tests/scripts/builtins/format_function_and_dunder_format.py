class Money:
    def __init__(self, n): self.n = n
    def __format__(self, spec):
        if spec.endswith("k"): return f"{self.n / 1000:{spec[:-1]}}k"
        return str(self.n)
print(format(Money(12500), ".1fk"), f"{Money(5)}", "{:>6.2fk}".format(Money(1234)))  # expect: 12.5k 5   1.23k
class BadFormat:
    def __format__(self, spec): return 5
try:
    format(BadFormat())
except TypeError as e:
    print(e)  # expect: __format__ must return a str, not int
