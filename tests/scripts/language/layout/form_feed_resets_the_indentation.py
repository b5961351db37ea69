if True:
    print("before")  # expect: before
if True:
    print("after a form feed")  # expect: after a form feed
