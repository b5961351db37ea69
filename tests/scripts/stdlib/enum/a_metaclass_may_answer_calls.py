from enum import Enum, EnumMeta


class Loud(EnumMeta):
    def __call__(cls, *args, **kwargs):
        print("called with", args)
        # expect: called with (1,)
        # expect: called with (1,)
        return super().__call__(*args, **kwargs)


class Shade(Enum, metaclass=Loud):
    LIGHT = 1


print(Shade(1), Shade(1))  # expect: Shade.LIGHT Shade.LIGHT


class Late(Enum):
    A = 1


print(Late(1))  # expect: Late.A
type.__setattr__(Late, "__new__", staticmethod(lambda cls, value: f"new {value}"))
print(Late(1))  # expect: new 1
