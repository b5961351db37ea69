print("a" < "b", "Z" < "a", "a" < "aa", "é" > "z", "😀" > "\uffff", "" < "a", sorted(["b", "A", "é", "a"]), max("abc"), "a" == b"a", "ß" == "ss")  # expect: True True True True True True ['A', 'a', 'b', 'é'] c False False
for op in ("<", ">="):
    try: eval(f"'a' {op} 1")
    except TypeError as e: print(e)
    # expect: '<' not supported between instances of 'str' and 'int'
    # expect: '>=' not supported between instances of 'str' and 'int'
