class L:
    def __add__(self, o): return NotImplemented
class R:
    def __radd__(self, o): return f"radd {type(o).__name__}"
    def __rsub__(self, o): return "rsub"
    def __rmul__(self, o): return "rmul"
    def __rtruediv__(self, o): return "rtruediv"
    def __rpow__(self, o): return "rpow"
    def __rlshift__(self, o): return "rlshift"
    def __rand__(self, o): return "rand"
    def __rdivmod__(self, o): return "rdivmod"
r = R()
print(L() + r, 1 + r, "s" + r, [] + r)  # expect: radd L radd int radd str radd list
print(1 - r, 2 * r, 3 / r, 4**r, 5 << r, 6 & r, divmod(7, r))  # expect: rsub rmul rtruediv rpow rlshift rand rdivmod
try:
    L() + L()
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'L' and 'L'
