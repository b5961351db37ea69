class M:
    def __init__(self, r): self.r = r
    def __enter__(self): return self
    def __exit__(self, *a): return self.r
def f(r):
    with M(r):
        raise ValueError
    return "swallowed"
results = []
for r in (True, 1, "yes", [0], False, 0, None, ""):
    try:
        results.append(f(r))
    except ValueError:
        results.append("raised")
print(results)  # expect: ['swallowed', 'swallowed', 'swallowed', 'swallowed', 'raised', 'raised', 'raised', 'raised']
