# An object cannot take a class that has a place for weak references when its own has none, and the other way round.
class Base:
    __slots__ = ("a",)


class Weak(Base):
    __slots__ = ("__weakref__",)


class Other(Base):
    __slots__ = ("__weakref__",)


weak = Weak()
weak.__class__ = Other
print(type(weak).__name__)  # expect: Other
for thing, cls in ((Base(), Weak), (weak, Base)):
    try:
        thing.__class__ = cls
    except TypeError as error:
        print(error)
        # expect: __class__ assignment: 'Weak' object layout differs from 'Base'
        # expect: __class__ assignment: 'Base' object layout differs from 'Other'
