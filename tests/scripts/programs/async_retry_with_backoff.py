import asyncio
from functools import wraps
def retry(times, *kinds):
    def decorate(f):
        @wraps(f)
        async def call(*a, **k):
            for attempt in range(1, times + 1):
                try:
                    return await f(*a, **k)
                except kinds as e:
                    log.append(f"{f.__name__}#{attempt}:{e}")
                    if attempt == times: raise
                    await asyncio.sleep(0.001 * attempt)
        return call
    return decorate
@retry(3, ConnectionError, TimeoutError)
async def flaky(fails):
    if len(log) < fails: raise ConnectionError(len(log))
    return "ok"
@retry(2, ValueError)
async def hopeless(): raise ValueError("never")
async def main():
    print(await flaky(2), log)  # expect: ok ['flaky#1:0', 'flaky#2:1']
    for f in (hopeless(), flaky(99)):
        try:
            await f
        except (ValueError, ConnectionError) as e:
            print(type(e).__name__, e)
            # expect: ValueError never
            # expect: ConnectionError 6
    print(len(log))  # expect: 7
log = []
asyncio.run(main())
