class C:
    def __init__(self, name, fail=False): self.name, self.fail = name, fail
    def __enter__(self):
        print("enter", self.name)
        # expect: enter a
        # expect: enter b
        if self.fail: raise ValueError(self.name)
    def __exit__(self, *a): print("exit", self.name)  # expect: exit a
try:
    with C("a"), C("b", True), C("c"): print("not here")
except ValueError as e:
    print("raised", e)  # expect: raised b
