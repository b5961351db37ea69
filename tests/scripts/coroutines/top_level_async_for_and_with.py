# python3: differs because a script may use async statements at its top level only in Pyish
async def agen():
    yield 1
    yield 2
class M:
    async def __aenter__(self): return "entered"
    async def __aexit__(self, *a): print("left")
async for x in agen():
    print(x)
    # expect: 1
    # expect: 2
async with M() as m:
    print(m)  # expect: entered
# expect: left
print([x async for x in agen()])  # expect: [1, 2]
