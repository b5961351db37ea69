import collections.abc

Callable = collections.abc.Callable
print(Callable[[int, str], bool], Callable[[], int], Callable[..., int])  # expect: collections.abc.Callable[[int, str], bool] collections.abc.Callable[[], int] collections.abc.Callable[..., int]
print(Callable[[int], str].__args__)  # expect: (<class 'int'>, <class 'str'>)
for item in (int, (int, str), ([int],)):
    try:
        print(Callable[item])
    except TypeError as error:
        print(error)
        # expect: Callable must be used as Callable[[arg, ...], result].
        # expect: Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got <class 'int'>
        # expect: Callable must be used as Callable[[arg, ...], result].
