class A:
    __secret = 1
    def __init__(self):
        self.__value = 2
    def get(self):
        return self.__value + A.__secret
class B(A):
    def __init__(self):
        super().__init__()
        self.__value = 50
b = B()
print(b.get(), sorted(vars(b)))  # expect: 3 ['_A__value', '_B__value']
print(A._A__secret, hasattr(A, "__secret"))  # expect: 1 False
