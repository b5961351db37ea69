d = {0: 0, 1: 1}
try:
    for key in d:
        del d[0]
        d[0] = 0
except RuntimeError as error:
    print(error)  # expect: dictionary keys changed during iteration
