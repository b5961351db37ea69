try:
    raise ValueError("alone")
except* ValueError as group:
    print(type(group).__name__, repr(group.message), group.exceptions)  # expect: ExceptionGroup '' (ValueError('alone'),)
try:
    try:
        raise ValueError("alone")
    except* TypeError:
        print("no")
except ValueError as error:
    print(repr(error))  # expect: ValueError('alone')
