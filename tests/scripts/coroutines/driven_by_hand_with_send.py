class Suspend:
    def __await__(self):
        got = yield "suspended"
        return f"resumed with {got}"
async def work():
    first = await Suspend()
    second = await Suspend()
    return first, second
c = work()
print(c.send(None), c.send("a"))  # expect: suspended suspended
try:
    c.send("b")
except StopIteration as e:
    print(e.value)  # expect: ('resumed with a', 'resumed with b')
