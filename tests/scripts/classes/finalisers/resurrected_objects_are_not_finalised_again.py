class D:
    def __del__(self):
        kept.append(self)
        print("del")
kept = []
d = D()
del d
print(len(kept))
kept.clear()
print("cleared")
