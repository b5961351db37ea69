a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
a[1:3] = b"--"
del a[-1]
print(a, bytes(a), a == b"A--de", len(a))  # expect: bytearray(b'A--de') b'A--de' True 5
a += b"!"
a.reverse()
print(a.decode(), a.pop(), a.find(b"-"))  # expect: !ed--A 65 3
try:
    a[0] = 300
except ValueError as e:
    print(e)  # expect: byte must be in range(0, 256)
