import os
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    open(os.devnull, "wb", buffering=1).close()
print(caught[0].category.__name__, caught[0].message)  # expect: RuntimeWarning line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used
