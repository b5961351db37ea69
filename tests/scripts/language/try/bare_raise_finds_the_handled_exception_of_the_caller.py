def again(): raise
try:
    try:
        1 / 0
    except ZeroDivisionError:
        again()
except ZeroDivisionError as e:
    print("again", type(e).__name__)  # expect: again ZeroDivisionError
