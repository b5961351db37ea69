# python3: differs because 3.14's wording is newer in places
import pickle
for data in (b"", b"x", b".", b"(.", b"K", b"K\x01", b"0.", b"1.", b"a.", b"h\x00.", b"g1\n.", b"\x80\x09.", b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00K\x01.",
             b"}(K\x01u.", b"Q.", b"K\x01Q.", b"\x82\x01.", b"\x82\x00.", b"\x8a\xff.", b"\x8b\xff\xff\xff\xff.", b"K\x01K\x01\x81.", b"\x97.", b"K\x01K\x01\x93.",
             b"(o.", b"]K\x01b.", b"cbuiltins\nint\nK\x05R.", b"S'a\n."):
    try:
        print(data, pickle.loads(data))
    except Exception as error:
        print(data, type(error).__name__, error)
