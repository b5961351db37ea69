# skip gc: collecting at every step while unittest.mock is imported takes half a minute
# python3: differs because 3.12 and later refuse called_once
from unittest.mock import Mock, call
m = Mock()
def tell(assertion, *args, **kwargs):
    try:
        assertion(*args, **kwargs)
        print("holds")
    except (AssertionError, AttributeError) as error:
        print(type(error).__name__, error)
tell(m.assert_called)
tell(m.assert_called_with, 1)
m(1, a=2)
tell(m.assert_called_once_with, 1, a=2)
tell(m.assert_called_with, 1)
tell(m.assert_not_called)
m(3)
tell(m.assert_called_once)
tell(m.assert_any_call, 1, a=2)
tell(m.assert_any_call, 9)
tell(m.assert_has_calls, [call(1, a=2), call(3)])
tell(m.assert_has_calls, [call(3), call(1, a=2)])
tell(m.assert_has_calls, [call(3), call(1, a=2)], any_order=True)
tell(lambda: m.assert_foo)
tell(lambda: m.called_once)
tell(lambda: Mock(spec=["a"]).b)
