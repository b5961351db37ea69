# With version=1 text is hashed as it was before Python 3.2.
import random

generator = random.Random()
for seed in ("a", "", "hello world", b"bytes", 5):
    generator.seed(seed, version=1)
    print(generator.random())
    # expect: 0.8615004237012702
    # expect: 0.8444218515250481
    # expect: 0.7899296597432819
    # expect: 0.2972998577284154
    # expect: 0.6229016948897019
