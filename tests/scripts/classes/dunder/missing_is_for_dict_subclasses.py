class D(dict):
    def __missing__(self, key): return f"made {key}"
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, len(d))  # expect: 1 made b None False 1
class S(D):
    def __missing__(self, key):
        self[key] = value = []
        return value
s = S()
s["x"].append(1)
print(s)  # expect: {'x': [1]}
