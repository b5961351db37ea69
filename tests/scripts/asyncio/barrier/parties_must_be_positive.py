# python3: differs because 3.14 changed it
import asyncio
try:
    asyncio.Barrier(0)
except ValueError as error:
    print(error)
