import atexit


@atexit.register
def first():
    print("first registered, last called")


atexit.register(print, "with", "arguments", sep="-")
atexit.register(print, "never")
atexit.unregister(print)
atexit.register(print, "once more")
print("end of script")
