import contextlib
import sys

with contextlib.redirect_stdout(None):
    print("hidden")
own = sys.stdout
sys.stdout = None
print("hidden", object(), flush=True)
sys.stdout = own
print("shown")


class Loud:
    def __str__(self):
        own.write("asked\n")
        return ""


sys.stdout = None
print(Loud())
sys.stdout = own
