import asyncio
import contextlib
import unittest


@contextlib.asynccontextmanager
async def resource(name):
    print("open", name)
    yield name
    print("close", name)


class Async(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print("setUp")

    async def asyncSetUp(self):
        print("asyncSetUp")
        self.loop = asyncio.get_running_loop()
        await self.enterAsyncContext(resource("db"))

    async def test_same_loop(self):
        self.assertIs(self.loop, asyncio.get_running_loop())
        await asyncio.sleep(0)
        print("test")

    def test_plain(self):
        print("plain test")

    async def test_wrong(self):
        await asyncio.sleep(0)
        self.assertEqual(1, 2)

    async def asyncTearDown(self):
        print("asyncTearDown")

    def tearDown(self):
        print("tearDown")


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Async).run(result)
print(result.testsRun, [text.splitlines()[-1] for _, text in result.failures])
