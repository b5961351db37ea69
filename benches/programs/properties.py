# Properties, setters, descriptors of a script and __slots__.
N = 400000


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, value if value > 0 else 0)


class Account:
    __slots__ = ("_balance", "_limit")
    limit = Positive()

    def __init__(self):
        self._balance = 0
        self._limit = 0

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        self._balance = value


def main():
    account = Account()
    total = 0
    for i in range(N):
        account.balance = account.balance + 1
        if i % 4 == 0:
            account.limit = i - 10
            total += account.limit
    print("properties", account.balance, total)


main()
