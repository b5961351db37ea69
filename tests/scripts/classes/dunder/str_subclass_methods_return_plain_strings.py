class S(str):
    def __add__(self, o): return "S.add"
    def __len__(self): return 99
s = S("ab")
print(type(s.upper()).__name__, type(s[:]).__name__, type(str(s)).__name__, s + "c", len(s), s == "ab", hash(s) == hash("ab"), {s: 1}["ab"], f"{s}", s * 2)  # expect: str str str S.add 99 True True 1 ab abab
