def register(cls):
    registry[cls.__name__] = cls
    cls.registered = True
    return cls
registry = {}
@register
class Thing:
    pass
print(Thing.registered, list(registry))  # expect: True ['Thing']
@lambda c: c.__name__
class Replaced: pass
print(Replaced)  # expect: Replaced
