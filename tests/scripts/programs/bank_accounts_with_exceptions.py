class InsufficientFunds(Exception):
    def __init__(self, wanted, available):
        super().__init__(f"wanted {wanted}, only {available} there")
        self.short = wanted - available
class Account:
    interest = 0.02
    def __init__(self, owner, balance=0): self.owner, self._balance, self.log = owner, balance, []
    @property
    def balance(self): return round(self._balance, 2)
    def withdraw(self, amount):
        if amount > self._balance: raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.log.append(-amount)
    def deposit(self, amount):
        if amount <= 0: raise ValueError(f"cannot deposit {amount}")
        self._balance += amount
        self.log.append(amount)
class Savings(Account):
    interest = 0.05
    def year(self): self.deposit(self._balance * self.interest)
def transfer(a, b, amount):
    try:
        a.withdraw(amount)
    except InsufficientFunds as e:
        return f"failed by {e.short}: {e}"
    try:
        b.deposit(amount)
    except ValueError as e:
        a._balance += amount
        return f"rolled back: {e}"
    else:
        return "ok"
    finally:
        a.log.append("tried")
a, b = Account("ann", 100), Savings("bob", 50)
print([transfer(a, b, n) for n in (30, 500, -5)], a.balance, b.balance, a.log)  # expect: ['ok', 'failed by 430: wanted 500, only 70 there', 'rolled back: cannot deposit -5'] 70 80 [-30, 'tried', 5, 'tried']
b.year(); b.year()
print(b.balance, b.log[-1], Savings.__mro__[1].__name__)  # expect: 88.2 4.2 Account
