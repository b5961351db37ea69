match = 1
case = 2
type = 3
_ = 4
print(match + case, type, _)  # expect: 3 3 4
def f(match, case=5, *, type): return match, case, type
print(f(1, type=2), [match for match in "ab"])  # expect: (1, 5, 2) ['a', 'b']
class C:
    match = "attr"
    def case(self): return self.match
print(C.match, C().case(), match[0] if isinstance(match, list) else -match)  # expect: attr attr -1
