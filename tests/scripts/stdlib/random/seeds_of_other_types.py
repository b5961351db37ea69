import random
for seed in (0, -5, 10**40, 3.5, "text", b"bytes", None):
    random.seed(seed)
    if seed is not None:
        print(repr(seed), random.random(), random.randrange(10**12))
        # expect: 0 0.8444218515250481 978212965548
        # expect: -5 0.6229016948897019 394027974809
        # expect: 10000000000000000000000000000000000000000 0.34753796566513817 935274371822
        # expect: 3.5 0.3039190124834461 12507130013
        # expect: 'text' 0.8711565613554825 927668196116
        # expect: b'bytes' 0.37075677971469856 567563871782
