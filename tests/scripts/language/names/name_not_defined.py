def f():
    return undefined_thing  # expect raises: NameError: name 'undefined_thing' is not defined
f()
