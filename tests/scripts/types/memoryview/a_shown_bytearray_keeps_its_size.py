data = bytearray(b"abcdef")
view = memoryview(data)
for act in (
    lambda: data.append(1), lambda: data.extend(b"x"), lambda: data.pop(), lambda: data.clear(), lambda: data.__delitem__(0),
    lambda: data.__setitem__(slice(0, 1), b"xyz"), lambda: data.__iadd__(b"q"), lambda: data.__imul__(2),
    lambda: data.insert(0, 1), lambda: data.remove(98), lambda: data.__init__(b"zz"),
):
    try:
        act()
    except BufferError as error:
        print(error)
data[0:1] = b"x"
data.reverse()
data.extend(b"")
print(data)
part = view[1:]
view.release()
try:
    data.append(1)
except BufferError as error:
    print("a part shows it still")
part.release()
data.append(33)
print(data)
