def attempt(value):
    try:
        del value[0]
    except TypeError as e:
        print(e)
class C: pass
for value in (5, None, 1.5, len, "a", (1,), b"a", range(3), {1}, C()): attempt(value)
