def f():
    x = 1
    try:
        return x
    finally:
        x = 2
        print("finally", x)  # expect: finally 2
print(f())  # expect: 1
def g():
    items = []
    try:
        return items
    finally:
        items.append("added")
print(g())  # expect: ['added']
