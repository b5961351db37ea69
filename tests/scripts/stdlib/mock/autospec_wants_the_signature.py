# skip gc: collecting at every step while unittest.mock is imported takes half a minute
from unittest.mock import create_autospec, mock_open, seal, Mock
def function(a, b=1): "doc"
class C:
    x = 1
    def method(self, a): pass
    @staticmethod
    def static(z): pass
f = create_autospec(function, return_value=3)
print(f(1), f(1, b=2), f.__name__, f.call_count)  # expect: 3 3 function 2
f.assert_called_with(1, 2)
def tell(call):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
tell(lambda: f())  # expect: TypeError missing a required argument: 'a'
cls = create_autospec(C)
instance = cls()
print(isinstance(instance, C))  # expect: True
tell(lambda: instance.method())  # expect: TypeError missing a required argument: 'a'
tell(lambda: instance.nope)  # expect: AttributeError Mock object has no attribute 'nope'
tell(lambda: cls.static())  # expect: TypeError missing a required argument: 'z'
m = mock_open(read_data="a\nb")
with m("file") as file:
    print([file.readline(), file.read()])  # expect: ['a\n', 'b']
m.assert_called_once_with("file")
s = Mock()
s.a.b
seal(s)
tell(lambda: s.c)  # expect: AttributeError mock.c
tell(lambda: s.a.c)  # expect: AttributeError mock.a.c
