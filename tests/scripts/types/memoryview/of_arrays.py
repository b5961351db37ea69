from array import array

numbers = array("i", [1, 2, 3])
view = memoryview(numbers)
print(view.format, view.shape, view.itemsize, view.tolist(), view.readonly)  # expect: i (3,) 4 [1, 2, 3] False
view[0] = 9
print(numbers)  # expect: array('i', [9, 2, 3])
try:
    numbers.append(4)
except BufferError as error:
    print(error)  # expect: cannot resize an array that is exporting buffers
view.release()
numbers.append(4)
print(numbers, memoryview(array("d", [1.5])).tolist(), bytes(array("h", [1])), b"".join([array("b", [65])]))  # expect: array('i', [9, 2, 3, 4]) [1.5] b'\x01\x00' b'A'
