assert 1 + 1 == 2
try:
    assert [], "empty!"
except AssertionError as e:
    print(repr(e))  # expect: AssertionError('empty!')
try:
    assert 0
except AssertionError as e:
    print(repr(e), e.args)  # expect: AssertionError() ()
assert (1 if True else 0), "fine"
