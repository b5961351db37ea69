import os

for action in (
    lambda: os.environ[1],
    lambda: os.environ.get(1),
    lambda: os.environ.setdefault("A", 1),
    lambda: os.environ.update(A=1),
    lambda: os.environ.pop(b"A"),
    lambda: os.environb["A"],
):
    try:
        print(action())
    except TypeError as error:
        print(error)
        # expect: str expected, not int
        # expect: str expected, not int
        # expect: str expected, not int
        # expect: str expected, not int
        # expect: str expected, not bytes
        # expect: bytes expected, not str
os.environ.update({"PYISH_A": "1"}, PYISH_B="2")
print(os.environb[b"PYISH_A"], os.getenvb(b"PYISH_B"), os.getenvb(b"PYISH_C"))  # expect: b'1' b'2' None
os.environb[b"PYISH_C"] = b"3"
print(os.environ["PYISH_C"], b"PYISH_C" in os.environb)  # expect: 3 True
del os.environb[b"PYISH_C"]
print("PYISH_C" in os.environ)  # expect: False
