import asyncio
class Loop(asyncio.SelectorEventLoop): pass
loop = Loop()
print(isinstance(loop, asyncio.AbstractEventLoop), isinstance(loop, asyncio.BaseEventLoop), loop)
loop.close()
native = asyncio.new_event_loop()
print(isinstance(native, asyncio.AbstractEventLoop), isinstance(native, asyncio.SelectorEventLoop))
native.close()
