print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: "x"} == {1.0: "x"}, {"a": 1} == {"a": 1, "b": 2}, {} == [])  # expect: True True False False
for op in ("<", "<=", ">"):
    try: eval(f"{{}} {op} {{}}")
    except TypeError as e: print(e)
    # expect: '<' not supported between instances of 'dict' and 'dict'
    # expect: '<=' not supported between instances of 'dict' and 'dict'
    # expect: '>' not supported between instances of 'dict' and 'dict'
