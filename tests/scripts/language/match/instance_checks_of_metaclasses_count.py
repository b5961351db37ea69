class Meta(type):
    def __instancecheck__(cls, instance):
        print("asked", instance)
        return instance == 3
class Three(metaclass=Meta):
    pass
for value in 2, 3:
    match value:
        case Three(): print("three")
        case _: print("other")
