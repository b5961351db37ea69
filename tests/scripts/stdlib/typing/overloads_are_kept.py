from typing import clear_overloads, get_overloads, overload


class Parser:
    @overload
    def parse(self, text: str) -> int: ...

    @overload
    def parse(self, text: bytes) -> float: ...

    def parse(self, text):
        return 1


print([function.__annotations__["return"].__name__ for function in get_overloads(Parser.parse)])  # expect: ['int', 'float']
print(Parser().parse("x"))  # expect: 1


@overload
def alone(): ...


try:
    alone()
except NotImplementedError as error:
    print(str(error)[:43])  # expect: You should not call an overloaded function.
clear_overloads()
print(get_overloads(Parser.parse), get_overloads(print))  # expect: [] []
