import sys

for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(stream.buffer is stream.buffer)
    # expect: True
    # expect: True
    # expect: True
