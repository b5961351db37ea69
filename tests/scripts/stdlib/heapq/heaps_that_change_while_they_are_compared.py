import heapq


class Item:
    def __init__(self, change):
        self.change = change

    def __lt__(self, other):
        self.change(heap)
        return False

    __gt__ = __lt__


OPERATIONS = [
    heapq.heapify,
    heapq.heappop,
    lambda heap: heapq.heappush(heap, Item(heap[1].change)),
    lambda heap: heapq.heapreplace(heap, 3),
    lambda heap: heapq.heappushpop(heap, 3),
]
for change in (list.clear, list.pop, lambda items: items.append(1), list.reverse):
    for operation in OPERATIONS:
        heap = [Item(change) for _ in range(4)]
        try:
            operation(heap)
            print("fine", len(heap))
        except (RuntimeError, IndexError) as error:
            print(f"{type(error).__name__}: {error}")
