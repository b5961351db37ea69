# stderr: any
import atexit


@atexit.register
def last():
    print("last")


atexit.register(print, "second", sep="")
atexit.register(print, "never")
atexit.unregister(print)
atexit.register(print, "first")


@atexit.register
def fail():
    raise ValueError("goes on")


try:
    atexit.register(5)
except TypeError as error:
    print(error)
print("the program ends")
