class Seq:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), 25 in Seq(), max(Seq()), [*Seq()])  # expect: [0, 10, 20] True False 20 [0, 10, 20]
a, b, c = Seq()
print(a, b, c, list(zip(Seq(), "xy")))  # expect: 0 10 20 [(0, 'x'), (10, 'y')]
