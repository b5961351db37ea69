separator = bytearray(b"-")


def parts(change):
    yield b"a"
    change()
    yield b"b"


for change in (separator.clear, separator.pop, lambda: separator.append(1), lambda: separator.reverse()):
    try:
        print(separator.join(parts(change)))
    except BufferError as error:
        print(error)
separator.append(33)
print(separator)
