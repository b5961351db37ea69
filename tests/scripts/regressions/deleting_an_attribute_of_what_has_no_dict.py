# python3: differs because 3.14 words it in another way
for value in ([], 5, "a", None, object()):
    try: del value.nothing
    except AttributeError as e: print(e)
def f(): pass
try:
    del f.nothing
except AttributeError as e:
    print(e)
