# With a default too, the iterator's `__anext__` is called by `anext` itself, not when its result is awaited.
class Counter:
    def __init__(self, end):
        self.count, self.end = 0, end

    def __aiter__(self):
        return self

    def __anext__(self):
        print("asked")
        return self.give()

    async def give(self):
        if self.count == self.end:
            raise StopAsyncIteration
        self.count += 1
        return self.count


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as end:
        return end.value


for _ in range(2):
    counter = Counter(1)


async def main():
    for _ in range(2):
        item = anext(counter, "default")
        print("made")
        print(await item)


drive(main())
