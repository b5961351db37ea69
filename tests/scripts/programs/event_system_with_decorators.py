class Emitter:
    def __init__(self): self.handlers = {}
    def on(self, event, priority=0):
        def register(f):
            self.handlers.setdefault(event, []).append((priority, len(self.handlers.get(event, ())), f))
            self.handlers[event].sort(key=lambda h: (-h[0], h[1]))
            return f
        return register
    def emit(self, event, *a, **k):
        return [f(*a, **k) for _, _, f in self.handlers.get(event, [])]
e = Emitter()
@e.on("greet")
def plain(who): return f"hello {who}"
@e.on("greet", priority=5)
def urgent(who, *, loud=False): return who.upper() if loud else who
@e.on("count")
@e.on("count", 1)
def twice(n): return n * 2
print(e.emit("greet", "ann"), e.emit("count", 21), e.emit("nothing"), plain("bob"))  # expect: ['ann', 'hello ann'] [42, 42] [] hello bob
try:
    e.emit("greet", "ann", loud=True)
except TypeError as err:
    print(err)  # expect: plain() got an unexpected keyword argument 'loud'
