class Suspend:
    def __await__(self):
        yield "waiting"
async def work():
    try:
        await Suspend()
    except ValueError as e:
        print("caught", e)
        await Suspend()
    finally:
        print("finally")
c = work()
print(c.send(None), c.throw(ValueError("v")))
c.close()
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
