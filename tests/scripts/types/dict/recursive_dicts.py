d = {}
d["me"] = d
d["list"] = [d]
print(d, repr(d) == str(d), d["me"]["me"] is d)  # expect: {'me': {...}, 'list': [{...}]} True True
print({1: d}["a"] if False else len(d))  # expect: 2
