class N:
    def __ne__(self, other):
        return False


class Other:
    pass


print(N() != N(), Other() != N(), N() != 5, N() == N(), [N()] != [N()])  # expect: False False False False True
