import asyncio
loop = asyncio.new_event_loop()
foreign = loop.create_future()
async def main():
    try:
        await foreign
    except RuntimeError as error:
        print("attached to a different loop" in str(error))
asyncio.run(main())
loop.close()
