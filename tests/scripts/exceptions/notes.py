e = ValueError("v")
print(hasattr(e, "__notes__"))  # expect: False
e.add_note("first")
e.add_note("second")
print(e.__notes__, e)  # expect: ['first', 'second'] v
try:
    e.add_note(5)
except TypeError:
    print("no text")  # expect: no text
