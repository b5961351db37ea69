def f():
    try:
        try:
            try:
                raise ValueError("x")
            finally:
                print("inner")  # expect: inner
        finally:
            print("middle")  # expect: middle
    except ValueError as e:
        print("caught", e)  # expect: caught x
    finally:
        print("outer")  # expect: outer
f()
while True:
    try:
        try:
            break
        finally:
            print("one")  # expect: one
    finally:
        print("two")  # expect: two
