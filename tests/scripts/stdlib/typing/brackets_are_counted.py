# python3: differs because 3.13 shows the parameters that are left out
from typing import *


def show(make):
    try:
        print(make())
    except TypeError as error:
        print("TypeError:", error)


show(lambda: List[int, int])  # expect: TypeError: Too many arguments for typing.List; actual 2, expected 1
show(lambda: Dict[int])  # expect: TypeError: Too few arguments for typing.Dict; actual 1, expected 2
show(lambda: Optional[int, str])
# expect: TypeError: typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>).
show(lambda: ClassVar[int, str])
# expect: TypeError: typing.ClassVar accepts only single type. Got (<class 'int'>, <class 'str'>).
show(lambda: Self[int])  # expect: TypeError: typing.Self is not subscriptable
show(lambda: Sized[int])  # expect: TypeError: typing.Sized is not a generic class
show(lambda: List())  # expect: TypeError: Type List cannot be instantiated; use list() instead
show(lambda: Dict[str, int]())  # expect: TypeError: Type Dict cannot be instantiated; use dict() instead
show(lambda: Tuple[()])  # expect: typing.Tuple[()]
show(lambda: Generator[int])  # expect: typing.Generator[int, NoneType, NoneType]
show(lambda: ContextManager[int])  # expect: typing.ContextManager[int, bool | None]
show(lambda: Annotated[int, "x", 1])  # expect: typing.Annotated[int, 'x', 1]
show(lambda: Annotated[Annotated[int, "x"], 1] == Annotated[int, "x", 1])  # expect: True
show(lambda: Annotated[int, 1] == Annotated[int, 2])  # expect: False
show(lambda: (Literal[0] == Literal[False], Literal[1, 2] == Literal[2, 1]))  # expect: (False, True)
show(lambda: Deque[int]([1]))  # expect: deque([1])
try:
    List["in t"]
except SyntaxError as error:
    print(error)  # expect: Forward reference must be an expression -- got 'in t'
UserId = NewType("UserId", int)
print(UserId, UserId(5), UserId.__supertype__)  # expect: __main__.UserId 5 <class 'int'>
