# stderr: any
import asyncio, logging, sys
logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(name)s:%(message)s", level=logging.WARNING)
async def main():
    asyncio.get_running_loop().call_exception_handler({"message": "something"})
asyncio.run(main())
