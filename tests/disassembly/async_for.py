async def collect(source):
    async for item in source:
        await item.ready()
    return [item async for item in source if item]
