# python3: differs because 3.11 shows them only in reports of uncaught exceptions
import traceback


class Silent:
    blech = None

    def __getattr__(self, name):
        raise AttributeError


class Talking(Silent):
    def __getattr__(self, name):
        raise AttributeError("Error", 23)


class Near:
    blucha = bluc = None


for cls in (Silent, Talking, Near):
    try:
        cls().bluch
    except AttributeError as error:
        print(traceback.format_exception_only(error))
try:
    from sys import exit_
except ImportError as error:
    print(error)
