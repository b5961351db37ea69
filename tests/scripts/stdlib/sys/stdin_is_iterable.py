import sys
print(repr(sys.stdin.readline()))  # expect: 'first\n'
print([line.rstrip() for line in sys.stdin], repr(sys.stdin.read()))  # expect: ['second', 'third'] ''
