async def fetch(session, urls):
    async with session as s:
        results = [await s.get(url) async for url in urls]
    return results

await fetch(None, [])
