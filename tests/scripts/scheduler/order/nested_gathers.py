import asyncio
async def leaf(name):
    log.append(name + "<")
    await asyncio.sleep(0)
    log.append(name + ">")
    return name
async def node(name):
    r = await asyncio.gather(leaf(name + "1"), leaf(name + "2"))
    log.append("".join(r))
    return r
async def main():
    r = await asyncio.gather(node("a"), leaf("x"), node("b"))
    log.append(str(r))
log = []
asyncio.run(main())
print(*log)  # expect: x< a1< a2< x> b1< b2< a1> a2> b1> b2> a1a2 b1b2 [['a1', 'a2'], 'x', ['b1', 'b2']]
