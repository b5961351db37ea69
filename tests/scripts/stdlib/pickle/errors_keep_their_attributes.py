import pickle
for error in ValueError("v", 1), KeyError("k"), OSError(2, "no", "file"), StopIteration(3), ImportError("m", name="n", path="p"), UnicodeDecodeError("ascii", b"\xff", 0, 1, "r"), ExceptionGroup("g", [ValueError(1)]):
    again = pickle.loads(pickle.dumps(error))
    print(repr(again), getattr(again, "filename", None), getattr(again, "path", None))
error = ValueError("x")
error.detail = 5
error.add_note("note")
again = pickle.loads(pickle.dumps(error))
print(again.detail, again.__notes__)
