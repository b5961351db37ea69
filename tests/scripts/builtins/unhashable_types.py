for x in ([], {}, set(), bytearray(), [1].copy()):
    try:
        hash(x)
    except TypeError as e:
        print(e)
        # expect: unhashable type: 'list'
        # expect: unhashable type: 'dict'
        # expect: unhashable type: 'set'
        # expect: unhashable type: 'bytearray'
        # expect: unhashable type: 'list'
try:
    hash((1, []))
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
