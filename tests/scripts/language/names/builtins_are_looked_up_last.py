def f(): return len("abc")
print(f())  # expect: 3
len = lambda x: "mine"
print(f())  # expect: mine
del len
print(f())  # expect: 3
