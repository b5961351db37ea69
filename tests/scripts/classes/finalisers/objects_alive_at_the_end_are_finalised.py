import atexit
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
first, second = D("first"), D("second")
atexit.register(print, "exit function")
print("last line")
