# skip gc: collecting at every step while unittest.mock is imported takes half a minute
import asyncio
from unittest.mock import AsyncMock, MagicMock, call
class Service:
    async def fetch(self, key): pass
    def close(self): pass
async def main():
    m = AsyncMock(return_value=3)
    print(await m(1), await m(a=2), m.await_count, m.await_args_list)
    m.assert_awaited_with(a=2)
    m.assert_any_await(1)
    try:
        m.assert_awaited_once()
    except AssertionError as error:
        print(error)
    service = MagicMock(spec=Service)
    service.fetch.side_effect = ["one", ValueError("two")]
    print(await service.fetch("k"), asyncio.iscoroutine(service.close()))
    try:
        await service.fetch("k")
    except ValueError as error:
        print(error)
    async with MagicMock() as entered:
        print(type(entered).__name__)
    items = MagicMock()
    items.__aiter__.return_value = [1, 2]
    print([item async for item in items])
asyncio.run(main())
