try:
    assert 0, (1, 2)
except AssertionError as e:
    print(e, e.args)  # expect: (1, 2) ((1, 2),)
try:
    assert []
except AssertionError as e:
    print(repr(str(e)), e.args)  # expect: '' ()
assert 1, print("not evaluated")
assert (0, "a tuple is true")[0] == 0
print("done", __debug__)  # expect: done True
