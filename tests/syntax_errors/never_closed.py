x = 1
print(foo(1, 2)
y = 2
