# skip gc: collecting at every step while unittest.mock is imported takes half a minute
import os
from unittest.mock import DEFAULT, MagicMock, patch
original = os.getcwd
with patch("os.getcwd", return_value="here") as m:
    print(os.getcwd(), m is os.getcwd)  # expect: here True
print(os.getcwd is original)  # expect: True
@patch("os.getpid", 5)
@patch.object(os, "getcwd")
def run(given, mocked):
    return given, os.getpid, mocked is os.getcwd
print(run("x"), run.__name__)  # expect: ('x', 5, True) run
@patch("os.getcwd")
class Tests:
    def test_it(self, mocked): return mocked is os.getcwd
    def other(self): return os.getcwd is original
print(Tests().test_it(), Tests().other())  # expect: True True
data = {"a": 1}
with patch.dict(data, {"b": 2}, clear=True):
    print(data)  # expect: {'b': 2}
print(data)  # expect: {'a': 1}
with patch.multiple(os, getcwd=DEFAULT, getpid=4) as made:
    print(list(made), os.getpid)  # expect: ['getcwd'] 4
p = patch("os.getcwd")
p.start()
print(isinstance(os.getcwd, MagicMock))  # expect: True
patch.stopall()
print(os.getcwd is original)  # expect: True
try:
    patch("os.nope").start()
except AttributeError as error:
    print(str(error).endswith("does not have the attribute 'nope'"))  # expect: True
