import weakref


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return self.value + other

    def __len__(self):
        return 7

    def __call__(self):
        return "called"


number = Number(3)
proxy = weakref.proxy(number)
print(proxy.value, proxy + 1, len(proxy), proxy())  # expect: 3 4 7 called
proxy.value = 5
print(number.value, isinstance(proxy, Number), type(proxy) is weakref.CallableProxyType)  # expect: 5 True True
try:
    hash(proxy)
except TypeError:
    print("no hash")  # expect: no hash
del number
try:
    proxy.value
except ReferenceError as error:
    print(error)  # expect: weakly-referenced object no longer exists
