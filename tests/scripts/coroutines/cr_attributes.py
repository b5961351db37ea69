async def work():
    pass
c = work()
print(c.cr_running, c.cr_frame is not None, c.cr_code.co_name, c.__name__, c.cr_await)  # expect: False True work work None
c.close()
print(c.cr_frame, c.cr_running)  # expect: None False
print(repr(c).startswith("<coroutine object work at 0x"))  # expect: True
