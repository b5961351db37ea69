log = []
def note(x):
    log.append(x)
    return x
print(dict(a=note(1), **{"b": note(2)}), sum(note(x) for x in (3, 4)), log)  # expect: {'a': 1, 'b': 2} 7 [1, 2, 3, 4]
