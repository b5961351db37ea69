class Meta(type):
    def __instancecheck__(cls, instance):
        print("asked")
        return False

class Base(metaclass=Meta):
    pass

class Derived(Base):
    pass

print(isinstance(Base(), (int, Base)), isinstance(Base(), int | Base))
print(isinstance(Derived(), (int, Base)))
