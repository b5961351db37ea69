class Counted:
    def __init__(self, length): self.length = length
    def __iter__(self):
        print("iter")
        return iter([1])
    def __len__(self):
        print("len")
        return self.length

class Hinted:
    def __init__(self, hint): self.hint = hint
    def __iter__(self):
        print("iter")
        return iter([1])
    def __length_hint__(self):
        print("hint")
        return self.hint

for kind in (Counted, Hinted):
    for length in (1, -1, "x", 2**70):
        for make in (list, sorted, [].extend, bytes, lambda items: [*items]):
            try:
                print(make(kind(length)))
            except (TypeError, ValueError, OverflowError) as error:
                print(type(error).__name__)
