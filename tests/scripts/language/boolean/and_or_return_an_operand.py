print(0 or "x", "a" or "b", "" and 1, 1 and 2, None or 0 or [])  # expect: x a  2 []
print(1 and 0 or 5, not 0, not "a")  # expect: 5 True False
def boom():
    raise AssertionError
print(True or boom(), False and boom())  # expect: True False
