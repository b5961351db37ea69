import asyncio
class Loop(asyncio.AbstractEventLoop): pass
for name in ("run_forever", "stop", "time", "close"):
    try:
        getattr(Loop(), name)()
    except NotImplementedError as error:
        print(name, repr(error))
