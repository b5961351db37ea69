# python3: differs because 3.14 words an error anew
for bases, slots in (
    ((), ("__dict__", "__dict__")), ((), ("__weakref__", "__weakref__")), ((object,), ("__dict__",)), ((int,), ("a",)), ((type,), ("a",)),
    ((type("D", (), {}),), ("__dict__",)), ((type("D", (), {}),), ("__weakref__",)),
):
    try:
        type("C", bases, {"__slots__": slots})
        print("made")
    except TypeError as error:
        print(error)
