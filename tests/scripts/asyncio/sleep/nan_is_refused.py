# python3: differs because the rule is newer than 3.11
import asyncio
async def main():
    try:
        await asyncio.sleep(float("nan"))
    except ValueError as error:
        print(error)
asyncio.run(main())
