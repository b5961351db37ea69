x = 1
globals()["made"] = 5
print(made, globals() is globals(), globals()["x"], vars() is globals(), locals() is globals())  # expect: 5 True 1 True True
def f(): return globals() is g
g = globals()
print(f())  # expect: True
