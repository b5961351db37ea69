print("a" 'b' """c""", b"x" b"y")  # expect: abc b'xy'
name = "n"
print("lit " f"{name}" r"\n")  # expect: lit n\n
s = ("one "
     "two")
print(s, len(s))  # expect: one two 7
