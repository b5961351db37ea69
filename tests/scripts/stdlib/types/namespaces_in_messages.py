# python3: differs because messages name the class in full since 3.13
import types

try:
    types.SimpleNamespace(a=1).b
except AttributeError as error:
    print(error)
