x = [1]
def change():
    global x
    x = [100]
    return [2]
x += change()
print(x)  # expect: [1, 2]
n = 1
def f():
    global n
    n = 50
    return 2
n += f()
print(n)  # expect: 3
