import os.path as p, math
import collections.abc
from math import (sqrt as root, floor,)
print(p.join("a", "b"), math.__name__, collections.abc.Sized.__name__, root(4), floor(1.5))  # expect: a/b math Sized 2.0 1
