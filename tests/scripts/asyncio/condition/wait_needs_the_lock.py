import asyncio
async def main():
    condition = asyncio.Condition()
    for call in (condition.wait, condition.notify, condition.notify_all):
        try:
            result = call()
            if asyncio.iscoroutine(result):
                await result
        except RuntimeError as error:
            print(error)
asyncio.run(main())
