def attempt(*operands):
    try:
        print(pow(*operands))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: TypeError unsupported operand type(s) for ** or pow(): 'type', 'complex', 'int'
        # expect: ValueError complex modulo
        # expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
        # expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
        # expect: TypeError unsupported operand type(s) for ** or pow(): 'type', 'int', 'int'

attempt(int, 1j, 3)
attempt(2, 1j, 3)
attempt(int, int, 2.0)
attempt(2, 3, 2.0)
attempt(int, 2, 3)
