# python3: differs because 3.14 words it in another way
for f in (lambda: "a".index(None), lambda: "a".count(None), lambda: "a".replace(None, ""), lambda: "a".encode(None), lambda: "a".removeprefix(None), lambda: b"a".decode(None)):
    try: f()
    except TypeError as e: print(e)
