import gc


class Node:
    count = 0

    def __init__(self):
        self.own = self

    def __del__(self):
        Node.count += 1


gc.disable()
for _ in range(100):
    Node()
filler = [[n] for n in range(2_000)]
print(Node.count)  # expect: 0
gc.collect()
print(Node.count)  # expect: 100
