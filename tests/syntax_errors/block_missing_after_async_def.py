# python3: differs because newer versions word or place it otherwise
async def f():
pass
