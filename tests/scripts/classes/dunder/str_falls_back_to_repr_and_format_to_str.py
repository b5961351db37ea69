class R:
    def __repr__(self): return "<R>"
class S(R):
    def __str__(self): return "S"
print(str(R()), f"{R()}", [S()], str(S()), f"{S()}", f"{S()!r}", "%s %r" % (S(), S()), format(S()))  # expect: <R> <R> [<R>] S S <R> S <R> S
try:
    format(S(), "5")
except TypeError as e:
    print(e)  # expect: unsupported format string passed to S.__format__
