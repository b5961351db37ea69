try:
    x
except*:
    y
