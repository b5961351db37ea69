class Num:
    def __init__(self, n): self.n = n
class Add:
    def __init__(self, l, r): self.l, self.r = l, r
class Visitor:
    def visit(self, node): return getattr(self, "visit_" + type(node).__name__, self.generic)(node)
    def generic(self, node): return f"?{type(node).__name__}"
class Show(Visitor):
    def visit_Num(self, node): return str(node.n)
    def visit_Add(self, node): return f"({self.visit(node.l)}+{self.visit(node.r)})"
print(Show().visit(Add(Num(1), Add(Num(2), 3))))  # expect: (1+(2+?int))
