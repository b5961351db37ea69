# skip gc: collecting at every step while unittest.mock is imported takes half a minute
from unittest.mock import DEFAULT, Mock, PropertyMock, sentinel
m = Mock(return_value=3)
print(m(), m(5))  # expect: 3 3
m.side_effect = [1, KeyError("k"), DEFAULT]
print(m())  # expect: 1
try:
    m()
except KeyError as error:
    print(error)  # expect: 'k'
print(m())  # expect: 3
m.side_effect = lambda x: x * 2
print(m(4))  # expect: 8
m.configure_mock(**{"a.b.return_value": 5, "c": sentinel.c})
print(m.a.b(), m.c)  # expect: 5 sentinel.c
del m.c
print(hasattr(m, "c"))  # expect: False
class C:
    p = PropertyMock(return_value=4)
c = C()
c.p = 6
print(c.p, C.__dict__["p"].mock_calls)  # expect: 4 [call(6), call()]
print(Mock(wraps=len)([1, 2]))  # expect: 2
