# python3: differs because 3.14 words an error anew
class Odd(Exception):
    def __new__(cls, *args):
        return object()


for what in ("raise Odd", "raise ValueError from Odd"):
    try:
        exec(what)
    except TypeError as error:
        print(error)
