# What few programs use of the module is read when it is asked for.
import enum
from enum import *

print(unique.__module__, verify.__module__, EnumCheck.__module__)  # expect: enum enum enum
print([name for name in enum.__all__ if not hasattr(enum, name)])  # expect: []
print("verify" in dir(enum), enum.show_flag_values(6), enum.bin(5))  # expect: True [2, 4] 0b0 101
print(enum.auto.__module__, enum.EnumType.__module__, enum.property.__module__)  # expect: enum enum enum
try:
    enum.nothing
except AttributeError as error:
    print(error)  # expect: module 'enum' has no attribute 'nothing'
