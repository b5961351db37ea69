import errno
import numbers

print([isinstance(value, kind) for value in (1, True, 1.5, 2j) for kind in (numbers.Integral, numbers.Real, numbers.Complex)])  # expect: [True, True, True, True, True, True, False, True, True, False, False, True]
print(issubclass(numbers.Integral, numbers.Rational), isinstance("1", numbers.Number))  # expect: True False
try:
    numbers.Real()
except TypeError as error:
    print("abstract")  # expect: abstract
print(errno.ENOENT, errno.errorcode[errno.EACCES])  # expect: 2 EACCES
