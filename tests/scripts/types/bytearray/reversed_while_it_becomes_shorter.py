items = bytearray(b"abcdef")
for item in reversed(items):
    print(item)
    del items[2:]
items = bytearray(b"abc")
for item in reversed(items):
    print(item)
    items.clear()
