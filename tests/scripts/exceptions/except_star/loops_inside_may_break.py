try:
    raise ExceptionGroup("g", [ValueError(1)])
except* ValueError as group:
    for number in range(5):
        if number == 1:
            continue
        if number == 3:
            break
        print(number)
        # expect: 0
        # expect: 2
def f():
    try:
        return "try"
    except* ValueError:
        pass
    finally:
        print("finally")  # expect: finally
print(f())  # expect: try
