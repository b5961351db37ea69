x = 1
d = {"a": 1, "b"}  # expect error: SyntaxError: ':' expected after dictionary key
