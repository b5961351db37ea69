import weakref


class Slotted:
    __slots__ = ()


class Open:
    __slots__ = ("__weakref__",)


for value in (1, "text", (), [], {}, None, Slotted()):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
thing = Open()
print(weakref.ref(thing)() is thing)
print(weakref.ref(len)() is len, weakref.ref(set)() is set)
