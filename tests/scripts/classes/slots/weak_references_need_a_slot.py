import weakref


class Without:
    __slots__ = ("__dict__",)


class With:
    __slots__ = ("__weakref__",)


print(weakref.ref(With()) is not None, With().__weakref__, hasattr(Without(), "__weakref__"))
try:
    weakref.ref(Without())
except TypeError as error:
    print(error)
