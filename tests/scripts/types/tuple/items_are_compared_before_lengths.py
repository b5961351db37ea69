class Loud:
    def __eq__(self, other):
        print("asked")
        return True


print((Loud(),) == (1, 2))  # expect: asked
# expect: False
print((1, Loud()) != (1, 2, 3))  # expect: asked
# expect: True
print([Loud()] == [1, 2])  # expect: False
print((1, 2) == (1, 2, 3), () == (1,))  # expect: False False
