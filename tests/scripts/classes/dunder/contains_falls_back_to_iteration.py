class I:
    def __iter__(self):
        for i in (1, 2, 3):
            print("look", i)
            # expect: look 1
            # expect: look 2
            yield i
print(2 in I())  # expect: True
class N: pass
try:
    1 in N()
except TypeError as e:
    print("no membership")  # expect: no membership
