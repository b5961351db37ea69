class Config:
    base = 10
    double = base * 2
    table = {k: v for k, v in zip("ab", [base, double])}
    @staticmethod
    def helper(x): return x + 1
    used = helper(1)
print(Config.double, Config.table, Config.used)  # expect: 20 {'a': 10, 'b': 20} 2
