import gc
class Token:
    def __del__(self): print("token gone")
def g():
    token = Token()
    me = yield
    yield "holding"
it = g()
next(it)
print(it.send(it))
del it
gc.collect()
print("end")
