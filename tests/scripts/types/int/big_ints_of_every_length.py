# What is done with big ints limb by limb agrees with its inverse, whatever the lengths, signs and carries.
def samples():
    state = 88172645463325252
    for bits in (49, 63, 64, 65, 127, 128, 129, 192, 320, 321, 500, 1600, 4000):
        yield 2 ** bits
        yield 2 ** bits - 1
        state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        yield pow(3, bits) * state % 2 ** bits + 2 ** (bits - 1)


wrong = 0
count = 0
numbers = list(samples())
for a in numbers:
    for b in numbers:
        for x, y in ((a, b), (-a, b), (a, -b), (-a, -b)):
            q, r = divmod(x, y)
            wrong += q * y + r != x or not (0 <= abs(r) < abs(y)) or (r and (r < 0) != (y < 0))
            wrong += (x + y) - y != x or (x - y) + y != x or (x * y) // y != x or x // y != q or x % y != r
            wrong += (x < y) != (x - y < 0) or (x == y) != (x - y == 0)
            wrong += hash(x) != hash(x % (2 ** 61 - 1) if x > 0 else -(-x % (2 ** 61 - 1)))
            wrong += (x & y) + (x | y) != x + y or (x ^ y) != (x | y) - (x & y) or ~x != -x - 1
            count += 1
    for shift in (0, 1, 31, 63, 64, 65, 200, 5000):
        for x in (a, -a):
            wrong += x << shift != x * 2 ** shift or x >> shift != x // 2 ** shift
    wrong += int(str(a)) != a if a < 10 ** 1000 else 0
    wrong += int(float(a)) != a if a & (a - 1) == 0 and a < 2 ** 1000 else 0
print(count, wrong)  # expect: 6084 0
print(-2 ** 64 >> 64, -2 ** 64 - 1 >> 64, -1 << 70, 2 ** 63 - 2 ** 64, -(-2 ** 63))
# expect: -1 -2 -1180591620717411303424 -9223372036854775808 9223372036854775808
