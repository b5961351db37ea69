def setup():
    global helper
    from math import floor as helper
setup()
print(helper(2.7))  # expect: 2
