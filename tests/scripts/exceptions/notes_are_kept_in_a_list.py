# python3: differs because 3.14 words the error anew
e = ValueError("v")
print(hasattr(e, "__notes__"))  # expect: False
e.add_note("one")
e.add_note("two")
print(e.__notes__)  # expect: ['one', 'two']
try:
    e.add_note(5)
except TypeError as err:
    print(err)  # expect: add_note() argument must be str, not int
