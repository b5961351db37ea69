import asyncio
async def debug(): return asyncio.get_running_loop().get_debug()
print(asyncio.run(debug(), debug=True), asyncio.run(debug(), debug=False))
