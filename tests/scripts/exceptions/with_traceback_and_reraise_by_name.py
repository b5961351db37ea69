try:
    try:
        raise ValueError("x")
    except ValueError as e:
        saved = e
        raise saved.with_traceback(None)
except ValueError as e:
    print(e is saved, e.__traceback__.tb_lineno)  # expect: True 6
