# args: {tmp}
# skip gc: a thousand files take long
# A file that is dropped without close() is written before anybody looks at it by its path.
import os
import sys

path = os.path.join(sys.argv[1], "text")
open(path, "w").write("one")
print(open(path).read())  # expect: one
open(path, "w").write("1")
open(path, "a").write("23")
print(os.path.getsize(path))  # expect: 3


def save(text):
    file = open(path, "w")
    file.write(text)


for number in range(1100):
    save(str(number))
    with open(path) as file:
        assert file.read() == str(number), number
kept = open(path, "w")
kept.write("waits")
print(repr(open(path).read()))  # expect: ''
kept.close()
print(open(path).read())  # expect: waits
