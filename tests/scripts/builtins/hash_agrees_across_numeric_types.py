print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(2**70) == hash(float(2**70)))  # expect: True True
print(hash(-1), hash(0), hash(2**61 - 1), hash(2**61), hash(0.5), hash(float("inf")))  # expect: -2 0 0 1 1152921504606846976 314159
print({1: "a", 1.0: "b", True: "c"}, len({0, 0.0, False}))  # expect: {1: 'c'} 1
print(hash((1, 2)) == hash((1, 2)), hash("a") == hash("a"), hash(()) == hash(()))  # expect: True True True
