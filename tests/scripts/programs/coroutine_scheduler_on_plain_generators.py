from collections import deque
class Loop:
    def __init__(self): self.ready, self.waiting, self.now = deque(), [], 0
    def spawn(self, g): self.ready.append((g, None))
    def run(self):
        while self.ready or self.waiting:
            if not self.ready:
                self.waiting.sort(key=lambda w: w[0])
                self.now, g = self.waiting.pop(0)
                self.ready.append((g, self.now))
            g, value = self.ready.popleft()
            try:
                wait = g.send(value)
            except StopIteration:
                continue
            if wait: self.waiting.append((self.now + wait, g))
            else: self.ready.append((g, self.now))
def ticker(name, period, times):
    for _ in range(times):
        now = yield period
        print(now, name)
def parent(loop):
    print("spawning", (yield 0))
    loop.spawn(ticker("slow", 5, 2))
    yield from ticker("fast", 2, 4)
    print("parent done")
loop = Loop()
loop.spawn(parent(loop))
loop.run()
