import asyncio

loop = asyncio.new_event_loop()
other = asyncio.new_event_loop()
other.stop()
loop.call_soon(print, "first")
loop.call_soon(loop.call_soon, print, "second")
loop.stop()
loop.run_forever()  # expect: first
print("between")  # expect: between
loop.stop()
loop.run_forever()  # expect: second
loop.run_until_complete(asyncio.sleep(0))
loop.close()
other.close()
