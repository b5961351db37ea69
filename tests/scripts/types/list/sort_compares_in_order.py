# python3: differs because 3.13 looks for runs in another way
class K:
    def __init__(self, value): self.value = value
    def __lt__(self, other):
        log.append((self.value, other.value))
        return self.value < other.value
for data in ([3, 1, 2], [5, 4, 3, 2, 1], [1, 2, 3, 4], [2, 1, 4, 3, 6, 5, 8, 7], [1, 1, 2, 2, 1], [2, 2, 1, 1, 3]):
    log = []
    print([k.value for k in sorted(map(K, data))], log)
log = []
print(sorted([3, 1, 2], key=K, reverse=True), log)
