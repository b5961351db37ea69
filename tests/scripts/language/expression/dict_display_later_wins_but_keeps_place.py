print({"a": 1, "b": 2, "a": 3}, {**{"a": 1, "b": 2}, "a": 9}, {1: "int", True: "bool", 1.0: "float"})  # expect: {'a': 3, 'b': 2} {'a': 9, 'b': 2} {1: 'float'}
