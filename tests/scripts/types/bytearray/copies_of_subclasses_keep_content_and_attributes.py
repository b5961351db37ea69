import copy


class B(bytearray):
    pass


x = B(b"abcd")
x.note = [5]
y, z = copy.copy(x), copy.deepcopy(x)
print(y, type(y).__name__, y.note is x.note, z, z.note is x.note, z.note)  # expect: B(b'abcd') B True B(b'abcd') False [5]
print(x.__reduce_ex__(2), bytearray(b"a").__reduce__())  # expect: (<class '__main__.B'>, ('abcd', 'latin-1'), {'note': [5]}) (<class 'bytearray'>, ('a', 'latin-1'), None)
