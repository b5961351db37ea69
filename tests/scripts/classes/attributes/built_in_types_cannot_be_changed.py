for action in (lambda: setattr(int, "x", 1), lambda: delattr(str, "upper"), lambda: setattr(list, "append", None), lambda: setattr(type(len), "x", 1), lambda: setattr(object, "x", 1)):
    try: action()
    except TypeError as e: print(e)
    # expect: cannot set 'x' attribute of immutable type 'int'
    # expect: cannot set 'upper' attribute of immutable type 'str'
    # expect: cannot set 'append' attribute of immutable type 'list'
    # expect: cannot set 'x' attribute of immutable type 'builtin_function_or_method'
    # expect: cannot set 'x' attribute of immutable type 'object'
