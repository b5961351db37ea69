class Order(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        print("prepare", name)  # expect: prepare C
        return {"injected": 42}
class C(metaclass=Order):
    value = injected + 1
print(C.value, C.injected)  # expect: 43 42
