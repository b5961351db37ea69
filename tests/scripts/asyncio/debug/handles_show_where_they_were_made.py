# stderr: any
import asyncio, re

def tidy(handle):
    return re.sub(r"/[^ ]*/", "", re.sub(r"when=[\d.]+", "when=N", repr(handle)))

async def main():
    loop = asyncio.get_running_loop()
    def work(*args): pass
    for handle in (loop.call_soon(work, 1, "two"), loop.call_later(1, work, 3)):
        print(tidy(handle))
        handle.cancel()
        print(tidy(handle))
        handle.cancel()
        print(tidy(handle))

asyncio.run(main(), debug=True)
