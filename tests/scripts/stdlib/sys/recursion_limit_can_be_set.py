import sys
sys.setrecursionlimit(200)
def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
print(50 < depth() < 200, sys.getrecursionlimit())  # expect: True 200
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(type(e).__name__)  # expect: ValueError
