class Answer:
    def __bool__(self):
        return False


class Meta(type):
    def __instancecheck__(cls, instance):
        return Answer()

    def __subclasscheck__(cls, other):
        return Answer()


class A(metaclass=Meta):
    pass


class B(metaclass=Meta):
    pass


print(isinstance(1, (A, B, int)))  # expect: True
print(isinstance(1, (A, (B, str))))  # expect: False
print(issubclass(int, (A, B, int)))  # expect: True
