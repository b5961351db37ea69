import asyncio
class Base:
    async def run(self):
        await asyncio.sleep(0)
        return "base"
    @classmethod
    async def make(cls):
        await asyncio.sleep(0)
        return cls()
    @staticmethod
    async def helper(x):
        return x + 1
class Sub(Base):
    async def run(self):
        return "sub " + await super().run()
async def main():
    s = await Sub.make()
    print(type(s).__name__, await s.run(), await s.helper(1))  # expect: Sub sub base 2
asyncio.run(main())
