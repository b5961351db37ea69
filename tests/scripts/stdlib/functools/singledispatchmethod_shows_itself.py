# python3: differs because the descriptors are shown since 3.14
from functools import singledispatchmethod


class Printer:
    @singledispatchmethod
    def show(self, value):
        "Show a value."
        return "any"

    @show.register
    def _(self, value: int):
        return "int"

    def __repr__(self):
        return "Printer()"


printer = Printer()
print(printer.show(1), printer.show("a"))  # expect: int any
print(Printer.__dict__["show"])  # expect: <single dispatch method descriptor Printer.show>
print(Printer.show)  # expect: <single dispatch method Printer.show>
print(printer.show)  # expect: <bound single dispatch method Printer.show of Printer()>
method = printer.show
print(method.__name__, method.__qualname__, method.__doc__)  # expect: show Printer.show Show a value.
printer.show.register(str, lambda self, value: "str")
print(printer.show("a"))  # expect: str
try:
    printer.show()
except TypeError as error:
    print(error)  # expect: show requires at least 1 positional argument
try:
    printer.show.missing
except AttributeError:
    print("no such attribute")  # expect: no such attribute
