import asyncio
async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("finalised")
async def main():
    global g
    g = numbers()
    print(await anext(g))
asyncio.run(main())
print("end")
