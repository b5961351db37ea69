# python3: differs because it is of Python 3.14
from annotationlib import annotations_to_string, type_repr


class C: pass


print([type_repr(value) for value in (int, C, list[int], "a", 1, None, ..., len, int | None)])
print(annotations_to_string({"a": int, "b": "c", "d": list[int], "e": None}))
