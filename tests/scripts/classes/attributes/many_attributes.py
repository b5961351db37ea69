class Big: pass
b = Big()
for i in range(300):
    setattr(b, f"a{i}", i)
print(b.a0, b.a299, len(b.__dict__), sum(b.__dict__.values()))  # expect: 0 299 300 44850
for i in range(0, 300, 2):
    delattr(b, f"a{i}")
print(len(vars(b)), hasattr(b, "a298"), list(vars(b))[:3])  # expect: 150 False ['a1', 'a3', 'a5']
