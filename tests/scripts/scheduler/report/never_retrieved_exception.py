# stderr: any
import asyncio, gc
async def fails():
    raise ValueError("nobody asks")
async def main():
    t = asyncio.create_task(fails())
    await asyncio.sleep(0)
    print(t.done())  # expect: True
    del t
    gc.collect()
asyncio.run(main())
print("end")  # expect: end
