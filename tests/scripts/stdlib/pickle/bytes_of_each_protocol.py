# skip gc: collecting at every step of a pickle takes a quarter of a minute
# python3: differs because 3.14 tells a dotted name differently before protocol 4 and pickles with protocol 5 by default
import pickle
values = [None, True, 1, 255, 65536, -1, 2**70, 1.5, "é\n", b"\xff", bytearray(b"a"), (), (1,), (1, 2, 3, 4), [1, [2]], {"a": 1}, {1}, frozenset([2]), 1j, range(3), slice(1), len]
for protocol in range(6):
    for value in values:
        data = pickle.dumps(value, protocol)
        again = pickle.loads(data)
        assert again == value and type(again) is type(value), (protocol, value, again)
    print(protocol, pickle.dumps([None, 1, "é", (1.5, True), {"a": 2**40}], protocol))
print(pickle.dumps(1) == pickle.dumps(1, 5), pickle.DEFAULT_PROTOCOL)
