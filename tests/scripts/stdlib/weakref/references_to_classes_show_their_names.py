import re
import weakref


class Thing:
    pass


def function():
    pass


for value in (Thing, function, Thing()):
    print(re.sub("0x[0-9a-f]+", "ADDRESS", repr(weakref.ref(value))))
    # expect: <weakref at ADDRESS; to 'type' at ADDRESS (Thing)>
    # expect: <weakref at ADDRESS; to 'function' at ADDRESS (function)>
    # expect: <weakref at ADDRESS; to 'Thing' at ADDRESS>
