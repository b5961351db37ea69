# python3: differs because type parameters are new in 3.12
import functools

print(type.__type_params__)  # expect: ()


@functools.wraps(type)
def wrapper():
    pass


print(wrapper.__name__, wrapper.__type_params__)  # expect: type ()
