try:
    print("body")  # expect: body
    raise KeyError("lost")  # expect raises: KeyError: 'lost'
finally:
    print("finally")  # expect: finally
