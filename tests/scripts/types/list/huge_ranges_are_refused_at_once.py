for make in (list, tuple, sorted, lambda items: [*items]):
    try:
        make(range(2**70))
    except OverflowError as error:
        print(error)
try:
    list(iter(range(2**70)))
except OverflowError as error:
    print(error)
