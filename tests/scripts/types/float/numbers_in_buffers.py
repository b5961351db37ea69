# int() and float() read the digits that an object lends by its buffer.
import array

print(int(array.array("B", b" 12 ")))  # expect: 12
print(float(array.array("B", b"1.5")))  # expect: 1.5
