print("a b  c ".split(), "a b  c ".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","))  # expect: ['a', 'b', 'c'] ['a', 'b', '', 'c', ''] ['a', 'b,c'] ['a,b', 'c'] [] ['']
print("one\ntwo\r\nthree\x0bfour".splitlines(), "a\n\nb\n".splitlines(True), "x".join(["1"]), ", ".join("abc"))  # expect: ['one', 'two', 'three', 'four'] ['a\n', '\n', 'b\n'] 1 a, b, c
print("k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="), "none".rpartition("="))  # expect: ('k', '=', 'v=w') ('k=v', '=', 'w') ('none', '', '') ('', '', 'none')
print("  a  b c  ".split(None, 1), " a b ".rsplit(None, 1), "1<>2<>3".split("<>"))  # expect: ['a', 'b c  '] [' a', 'b'] ['1', '2', '3']
def attempt(f):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
        # expect: empty separator
        # expect: sequence item 1: expected str instance, int found
        # expect: can only join an iterable
        # expect: empty separator
attempt(lambda: "a".split(""))
attempt(lambda: ",".join(["a", 1]))
attempt(lambda: ",".join(5))
attempt(lambda: "a".partition(""))
