a, b, c, d = 1, 2, [1, 2, 3], {"k": 1}
del (a, [b]), c[0], d["k"]
print(c, d, "a" in globals(), "b" in globals())  # expect: [2, 3] {} False False
del c[:], (d)
try:
    d
except NameError as e:
    print(e)  # expect: name 'd' is not defined
for source in ["del ()", "del []"]: exec(source)
