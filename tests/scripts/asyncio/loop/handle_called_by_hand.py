import asyncio
loop = asyncio.new_event_loop()
handle = asyncio.Handle(print, ("by hand", 1), loop)
handle._run()
timer = asyncio.TimerHandle(5, print, (), loop)
print(timer.when(), timer < asyncio.TimerHandle(6, print, (), loop), timer == asyncio.TimerHandle(5, print, (), loop))
loop.close()
