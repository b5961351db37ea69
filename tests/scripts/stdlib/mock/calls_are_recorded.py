# skip gc: collecting at every step while unittest.mock is imported takes half a minute
from unittest.mock import ANY, MagicMock, Mock, call
m = Mock(name="m")
m(1, a=2)
m.child.method(3).result(4)
print(m.called, m.call_count, m.call_args, m.call_args.args, m.call_args.kwargs)  # expect: True 1 call(1, a=2) (1,) {'a': 2}
print(m.mock_calls)  # expect: [call(1, a=2), call.child.method(3), call.child.method().result(4)]
print(m.method_calls)  # expect: [call.child.method(3)]
print(m.mock_calls == [call(ANY, a=2), call.child.method(3), call.child.method().result(ANY)])  # expect: True
print(call.a(1).b(2).call_list())  # expect: [call.a(1), call.a().b(2)]
m.reset_mock()
print(m.called, m.mock_calls, m.child.method.call_count)  # expect: False [] 0
x = MagicMock()
x[3] = 4
print(len(x), x[5] is x[6], 7 in x, list(x), bool(x), int(x), x.mock_calls[:2])  # expect: 0 True False [] True 1 [call.__setitem__(3, 4), call.__len__()]
x.__len__.return_value = 9
x.__str__ = lambda self: "text"
print(len(x), str(x), hash(x) == hash(x), x == x, x == 3)  # expect: 9 text True True False
