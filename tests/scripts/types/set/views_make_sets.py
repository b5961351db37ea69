d = {"a": 1, "b": 2}
print(type(frozenset("ab") & d.keys()).__name__, type(d.keys() | frozenset("c")).__name__, type(frozenset("a") ^ d.keys()).__name__)  # expect: set set set
print(type(frozenset("ab") & {"a"}).__name__, type({"a"} & frozenset("a")).__name__)  # expect: frozenset set
