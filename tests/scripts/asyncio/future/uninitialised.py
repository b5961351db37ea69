import asyncio
class Half(asyncio.Future):
    def __init__(self): pass
half = Half()
for name in ("result", "cancel", "get_loop"):
    try:
        getattr(half, name)()
    except (RuntimeError, asyncio.InvalidStateError) as error:
        print(type(error).__name__, error)
