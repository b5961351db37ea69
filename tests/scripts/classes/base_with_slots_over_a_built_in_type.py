for base in (list, dict, set, object):
    class Slotted(base):
        __slots__ = ("v",)
    class Open(Slotted):
        pass
    made = Open()
    made.v, made.z = 1, 2
    print(base.__name__, made.v, made.__dict__["z"], hasattr(Slotted(), "__dict__"))
