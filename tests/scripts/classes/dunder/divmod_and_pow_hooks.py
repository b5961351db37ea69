class N:
    def __divmod__(self, o): return "divmod", o
    def __rdivmod__(self, o): return "rdivmod", o
    def __pow__(self, o, m=None): return "pow", o, m
    def __rpow__(self, o, m=None): return "rpow", o, m
n = N()
print(divmod(n, 1), divmod(2, n), n ** 3, pow(n, 4), pow(n, 5, 6), 7 ** n)  # expect: ('divmod', 1) ('rdivmod', 2) ('pow', 3, None) ('pow', 4, None) ('pow', 5, 6) ('rpow', 7, None)
