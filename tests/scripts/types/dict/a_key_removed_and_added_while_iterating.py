def replace(view):
    d = {0: 0}
    for _ in view(d):
        del d[0]
        d[0] = 0


for view in (iter, dict.keys, dict.values, dict.items):
    try:
        replace(view)
    except RuntimeError as error:
        print(error)
        # expect: dictionary keys changed during iteration
        # expect: dictionary keys changed during iteration
        # expect: dictionary keys changed during iteration
        # expect: dictionary keys changed during iteration
