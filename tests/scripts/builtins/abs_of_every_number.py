print(abs(-5), abs(5.5), abs(-0.0), abs(3+4j), abs(True), abs(-2**100), abs(float("-inf")), abs(float("nan")))  # expect: 5 5.5 0.0 5.0 1 1267650600228229401496703205376 inf nan
for v in ("a", None, [1]):
    try: abs(v)
    except TypeError as e: print(e)
    # expect: bad operand type for abs(): 'str'
    # expect: bad operand type for abs(): 'NoneType'
    # expect: bad operand type for abs(): 'list'
