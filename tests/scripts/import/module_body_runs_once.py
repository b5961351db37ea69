import _lib.noisy  # expect: noisy runs as _lib.noisy
import _lib.noisy as again
from _lib import noisy
noisy.count += 1
print(again.count, _lib.noisy is again)  # expect: 1 True
