try:
    1 / 0
except ZeroDivisionError as e:
    print(e)  # expect: division by zero
for operation in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: divmod(1, 0)):
    try:
        operation()
    except ZeroDivisionError as e:
        print(type(e).__name__)
        # expect: ZeroDivisionError
        # expect: ZeroDivisionError
        # expect: ZeroDivisionError
        # expect: ZeroDivisionError
