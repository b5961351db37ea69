class Talk:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self): self.n += 1; return ("next", self.n)
    def send(self, v): return ("send", v)
    def throw(self, e): return ("throw", type(e).__name__)
    def close(self): print("closed talk")
def g():
    yield from Talk()
it = g()
print(next(it), it.send(5), it.throw(KeyError()), next(it))
it.close()
