class C:
    def __lt__(self, o): return [1, 2]
    def __eq__(self, o): return "eq"
    def __ne__(self, o): return None
print(C() < 1, C() == 1, C() != 1, 1 > C(), 5 == C(), C() in [C()], [C()] == [C()])  # expect: [1, 2] eq None [1, 2] eq True True
