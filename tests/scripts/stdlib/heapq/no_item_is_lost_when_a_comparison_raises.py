import heapq


class Item:
    left = 3

    def __lt__(self, other):
        Item.left -= 1
        if Item.left == 0:
            raise ValueError
        return True


items = [Item() for _ in range(9)]
heap = list(items)
try:
    heapq.heapify(heap)
except ValueError:
    print(len(set(map(id, heap))))
