print("abc".translate({97: "X", 98: None, 99: 100}), "abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate(str.maketrans({"a": "long", 98: "B"})), "aé".translate({233: "e"}))  # expect: Xd xy longBc ae
class T:
    def __getitem__(self, k):
        if k == 97: raise LookupError
        return chr(k).upper()
print("abc".translate(T()))  # expect: aBC
for f in (lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: 0x110000}), lambda: str.maketrans("a", "bc"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans(5)):
    try: f()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
    # expect: TypeError character mapping must return integer, None or str
    # expect: ValueError character mapping must be in range(0x110000)
    # expect: ValueError the first two maketrans arguments must have equal length
    # expect: ValueError string keys in translate table must be of length 1
    # expect: TypeError if you give only one argument to maketrans it must be a dict
