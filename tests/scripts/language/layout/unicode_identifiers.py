größe = 3
名前 = "name"
ª = 1
print(größe, 名前, a if "a" in dir() else "no a")  # expect: 3 name 1
def été(x_é=2): return x_é
print(été(), été(x_é=5), été.__name__)  # expect: 2 5 été
ﬁn = "ligature"
print(fin)  # expect: ligature
