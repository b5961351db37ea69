import heapq


def numbers():
    for number in (5, 1, 4, 1, 5, 9, 2, 6):
        print("give", number)
        yield number


def key(number):
    print("key", number)
    return number % 5


print(heapq.nlargest(3, numbers(), key))
print(heapq.nsmallest(3, numbers(), key))
print(heapq.nlargest(20, numbers()), heapq.nsmallest(0, [1]))
items = {1: 1, 2: 2, 3: 3}
try:
    heapq.nlargest(2, items, key=lambda key: items.clear())
except RuntimeError as error:
    print(error)
