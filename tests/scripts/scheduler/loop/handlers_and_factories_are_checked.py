import asyncio

loop = asyncio.new_event_loop()
for method in (loop.set_exception_handler, loop.set_task_factory):
    try:
        method(5)
    except TypeError as error:
        print(error)
        # expect: A callable object or None is expected, got 5
        # expect: task factory must be a callable or None
    method(None)


def fail(loop, context):
    raise KeyError("in the handler")


def leave(loop, context):
    raise SystemExit(4)


loop.set_exception_handler(leave)
try:
    loop.call_exception_handler({"message": "m"})
except SystemExit as error:
    print(error.code)  # expect: 4
print(loop.get_exception_handler() is leave)  # expect: True
loop.close()
