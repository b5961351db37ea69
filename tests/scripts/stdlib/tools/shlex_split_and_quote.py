import shlex

for text in ("a 'b c' d", 'x "y \\"z" w', "one\\ two # three", "--flag='a b'", "''", "a  b"):
    print(shlex.split(text), shlex.split(text, comments=True))
    # expect: ['a', 'b c', 'd'] ['a', 'b c', 'd']
    # expect: ['x', 'y "z', 'w'] ['x', 'y "z', 'w']
    # expect: ['one two', '#', 'three'] ['one two']
    # expect: ['--flag=a b'] ['--flag=a b']
    # expect: [''] ['']
    # expect: ['a', 'b'] ['a', 'b']
print(shlex.split("it's"[:2] + "'s'"), shlex.quote("it's"), shlex.quote("plain-1.txt"), shlex.quote(""))  # expect: ['its'] 'it'"'"'s' plain-1.txt ''
print(shlex.join(["echo", "a b", "$x"]))  # expect: echo 'a b' '$x'
for bad in ("'open", "trailing\\"):
    try:
        shlex.split(bad)
    except ValueError as error:
        print(error)
        # expect: No closing quotation
        # expect: No escaped character
print(list(shlex.shlex("a && b; c(d)", punctuation_chars=True)), list(shlex.shlex("x = 'y z' # c")))  # expect: ['a', '&&', 'b', ';', 'c', '(', 'd', ')'] ['x', '=', "'y z'"]
