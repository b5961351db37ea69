# python3: differs because 3.14 words it in another way
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(2**70) == hash(float(2**70)), hash(-1) == hash(-2), hash((1, 2)) == hash((1.0, 2)), hash(()) == hash(tuple([])))
for v in ([], {}, set(), bytearray(), ([],), slice(1)):
    try: print(hash(v) is not None)
    except TypeError as e: print(e)
