import asyncio
async def main():
    class Plain:
        def __enter__(self): pass
        def __exit__(self, *a): pass
    try:
        async with Plain():
            pass
    except TypeError:
        print("refused")  # expect: refused
asyncio.run(main())
