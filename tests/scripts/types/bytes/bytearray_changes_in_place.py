b = bytearray(b"abc")
b[0] = 65; b.append(100); b += b"e"; b.extend([102, 103]); b.insert(1, 33)
print(b, b.pop(), b.pop(0), b.remove(33), b)  # expect: bytearray(b'bcdef') 103 65 None bytearray(b'bcdef')
b[1:3] = b"XYZ"; del b[0]; b[::2] = b"--"  # expect raises: ValueError: attempt to assign bytes of size 2 to extended slice of size 3
print(b, b.reverse(), b, b.copy() == b)
for f in (lambda: b.__setitem__(0, 256), lambda: b.__setitem__(0, "a"), lambda: b.append("a"), lambda: b.extend("ab"), lambda: b.pop(99), lambda: b.remove(1), lambda: b.__setitem__(slice(0, 1), "a"), lambda: hash(b)):
    try: f()
    except (ValueError, TypeError, IndexError) as e: print(type(e).__name__, e)
