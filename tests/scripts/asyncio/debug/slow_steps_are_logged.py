import asyncio, logging, re, sys, time
logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(name)s:%(message)s", level=logging.WARNING)

def slow(number):
    time.sleep(0.03)

async def child():
    time.sleep(0.03)

class Tidy(logging.Filter):
    def filter(self, record):
        text = re.sub(r" at [^ ]*\w+\.py:\d+", "", record.getMessage())
        record.msg, record.args = re.sub(r"when=[\d.]+|0\.0[3-9]\d|0\.[1-9]\d\d", "N", text), ()
        return True

logging.getLogger("asyncio").addFilter(Tidy())

async def main():
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 0.02
    loop.call_soon(slow, 1)
    await asyncio.sleep(0)
    loop.call_later(0, slow, 2)
    await asyncio.sleep(0.001)
    await asyncio.create_task(child(), name="child")

asyncio.run(main(), debug=True)
