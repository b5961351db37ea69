def tower(n):
    def go(k):
        return 1 if k == 0 else k * go(k - 1)
    return go(n)
print(tower(20), tower(30))  # expect: 2432902008176640000 265252859812191058636308480000000
