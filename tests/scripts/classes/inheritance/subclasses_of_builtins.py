class Stack(list):
    def push(self, x): self.append(x); return self
    def __repr__(self): return f"Stack({list(self)})"
s = Stack([1]).push(2)
print(s, len(s), s[0], s == [1, 2], s + [3], type(s[:1]).__name__)  # expect: Stack([1, 2]) 2 1 True [1, 2, 3] list
class Default(dict):
    def __missing__(self, key): return f"<{key}>"
d = Default(a=1)
print(d["a"], d["zz"], d.get("zz"), "zz" in d)  # expect: 1 <zz> None False
class Loud(str):
    def upper(self): return super().upper() + "!"
print(Loud("hey").upper(), Loud("x") == "x", type(Loud("a") + "b").__name__)  # expect: HEY! True str
