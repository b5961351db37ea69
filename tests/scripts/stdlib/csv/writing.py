import csv, io
for options in ({}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"dialect": "unix"}, {"doublequote": False, "escapechar": "\\"}):
    out = io.StringIO()
    w = csv.writer(out, **options)
    w.writerow(["a", "b c", "d,e", 'f"g', "h\ni", 1, 1.5, None])
    print(repr(out.getvalue()))
    # expect: 'a,b c,"d,e","f""g","h\ni",1,1.5,\r\n'
    # expect: '"a","b c","d,e","f""g","h\ni","1","1.5",""\r\n'
    # expect: '"a","b c","d,e","f""g","h\ni",1,1.5,""\r\n'
    # expect: 'a,b c,d\\,e,f\\"g,h\\\ni,1,1.5,\r\n'
    # expect: '"a","b c","d,e","f""g","h\ni","1","1.5",""\n'
    # expect: 'a,b c,"d,e",f\\"g,"h\ni",1,1.5,\r\n'
out = io.StringIO()
w = csv.DictWriter(out, ["a", "b"], restval="-")
w.writeheader()
w.writerow({"a": 1})
print(repr(out.getvalue()))  # expect: 'a,b\r\n1,-\r\n'
