print("one \
two")  # expect: one two
print(b"one \
two", '''a\
b''')  # expect: b'one two' ab
