s = "banana"
print(s.find("an"), s.rfind("an"), s.find("an", 2), s.find("z"), s.index("n"), s.rindex("n"), s.count("an"), s.count(""))  # expect: 1 3 3 -1 2 4 2 7
print(s.replace("a", "o"), s.replace("a", "o", 2), s.replace("", "-"), s.replace("nan", ""))  # expect: bonono bonona -b-a-n-a-n-a- baa
print(s.find("", 3), s.find("", 99), "aaa".count("aa"), s.find("a", -2), s.count("a", 2, -1))  # expect: 3 -1 1 5 1
try:
    s.index("q")
except ValueError as e:
    print(e)  # expect: substring not found
