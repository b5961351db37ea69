# args: {tmp}
import sys
path = sys.argv[1] + "/file.txt"
def attempt(f):
    try:
        print(f())
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, str(e).replace(path, "PATH"))
attempt(lambda: open(path))
attempt(lambda: open(path, "q"))
attempt(lambda: open(path, "x").close())
attempt(lambda: open(path, "x"))
attempt(lambda: open(path, "w").read())
attempt(lambda: open(path).write("x"))
attempt(lambda: open(path, "w").write(b"x"))
