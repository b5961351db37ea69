def gcd(a, b):
    while b: a, b = b, a % b
    return a
def isqrt(n):
    x = n
    while True:
        y = (x + n // x) // 2
        if y >= x: return x
        x = y
def powmod(b, e, m):
    r = 1
    while e:
        if e & 1: r = r * b % m
        b, e = b * b % m, e >> 1
    return r
print(gcd(2**40 * 3, 2**35 * 9), isqrt(10**60), powmod(7, 10**30, 10**9 + 7) == pow(7, 10**30, 10**9 + 7), bin(0b1011 & ~0b10))  # expect: 103079215104 1000000000000000000000000000000 True 0b1001
