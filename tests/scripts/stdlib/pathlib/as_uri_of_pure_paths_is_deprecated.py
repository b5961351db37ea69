# python3: differs because the method is deprecated since 3.14
import pathlib
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(pathlib.PurePosixPath("/a b").as_uri(), pathlib.Path("/a b").as_uri())
print([str(warning.message) for warning in caught])
