class Anything(int):
    def __eq__(self, other):
        return True

    __hash__ = None


print(Anything(11) in range(10), range(10).count(Anything(11)), range(10).index(Anything(11)), 3.0 in range(5), 2 + 0j in range(5))  # expect: True 10 0 True True
