def f():
    if True:
        return "last"
print(f())  # expect: last
if 1: print("end")  # expect: end
