from concurrent.futures import Future, InvalidStateError

future = Future()
future.add_done_callback(lambda future: print("first", future.result()))
print(future.set_running_or_notify_cancel(), future.running(), future.cancel())
future.set_result(5)
future.add_done_callback(lambda future: print("at once", future.done()))
try:
    future.set_result(6)
except InvalidStateError as error:
    print(str(error).split(" at ")[0], str(error).split("state=")[1])
cancelled = Future()
print(cancelled.cancel(), cancelled.cancelled(), cancelled.set_running_or_notify_cancel())
