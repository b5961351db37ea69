import asyncio
SITE = {"/": ["/a", "/b"], "/a": ["/c", "/"], "/b": ["/c", "/d"], "/c": [], "/d": ["/e"], "/e": ["/a"]}
async def fetch(page):
    for _ in range(len(page)): await asyncio.sleep(0)
    if page == "/d": raise ConnectionError(page)
    return SITE[page]
async def crawl(start, limit):
    seen, failed, gate, active, peak = {start}, [], asyncio.Semaphore(limit), 0, 0
    async def visit(page, group):
        nonlocal active, peak
        async with gate:
            active += 1
            peak = max(peak, active)
            try:
                links = await fetch(page)
            except ConnectionError as e:
                failed.append(str(e))
                return
            finally:
                active -= 1
        for link in links:
            if link not in seen:
                seen.add(link)
                group.create_task(visit(link, group))
    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start, group))
    return sorted(seen), failed, peak
print(asyncio.run(crawl("/", 2)))  # expect: (['/', '/a', '/b', '/c', '/d'], ['/d'], 2)
