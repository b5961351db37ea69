# python3: differs because 3.11 does not know this syntax
import typing, types
print(typing.Union is types.UnionType, typing.Union[int, str], typing.Union[int, None], typing.Union[int])
print(typing.Optional[str], typing.Union[int, typing.Union[str, int]], typing.Union[int, "X"])
print((int | str).__origin__, (int | str) == typing.Union[str, int], hash(int | str) == hash(str | int))
print(list[int] | list[int], list[int] | None == None | list[int], isinstance(3, typing.Union[int, str]))
try: typing.Union[()]
except TypeError as error: print(error)
try: int | 3
except TypeError as error: print(error)
