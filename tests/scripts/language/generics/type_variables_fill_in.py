# python3: differs because 3.11 does not know this syntax
from typing import TypeVar, TypeVarTuple, ParamSpec, Generic
T = TypeVar("T"); U = TypeVar("U", bound=int); C = TypeVar("C", covariant=True); D = TypeVar("D", default=str)
print(T, U, C, D, T.__name__, U.__bound__, D.__default__, T | int, int | T)
print(list[T][int], dict[str, T][int], (list[T] | T)[str], list[list[T]][int].__args__, tuple[T, ...].__parameters__)
class Pair(Generic[T, D]): pass
print(Pair[int], Pair[int, bytes], Pair.__parameters__)
P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
print(P, P.args, P.kwargs, Ts, *Ts)
