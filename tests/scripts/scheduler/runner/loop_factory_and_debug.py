import asyncio

made = []


def factory():
    made.append(asyncio.new_event_loop())
    return made[-1]


async def main():
    loop = asyncio.get_running_loop()
    return loop is made[-1], loop.get_debug()


print(asyncio.Runner(loop_factory=factory, debug=True).run(main()))  # expect: (True, True)
with asyncio.Runner(loop_factory=factory) as runner:
    print(runner.get_loop() is made[1], runner.run(main()))  # expect: True (True, False)
print(asyncio.run(main(), debug=True) if False else made[1].is_closed())  # expect: True
