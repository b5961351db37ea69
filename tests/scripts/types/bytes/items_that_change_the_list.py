# An item's __index__ may change the list that bytes() reads: what stands there when its turn comes counts.
class Growing:
    def __index__(self):
        if len(growing) < 100:
            growing.append(self)
        return 42


class Clearing:
    def __index__(self):
        clearing.clear()
        return 43


growing = [Growing()]
print(len(bytes(growing)))  # expect: 100
clearing = [Clearing(), Clearing()]
print(bytes(clearing))  # expect: b'+'
clearing = [Clearing(), Clearing()]
print(bytearray(clearing))  # expect: bytearray(b'+')
