class F:
    count = 0

    def __del__(self):
        F.count += 1


def make():
    return F()


F()
seen = F.count
print(seen)  # expect: 1
make()
seen = F.count
print(seen)  # expect: 2
items = [F(), F(), F()]
items.pop()
seen = F.count
print(seen)  # expect: 3
items.clear()
seen = F.count
print(seen)  # expect: 5
