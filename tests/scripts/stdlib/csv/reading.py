import csv, io
text = 'a,b,"c ""d"" e"\r\n1,,"x\r\ny"\r\n\r\n" z",q r, s\n'
print(list(csv.reader(io.StringIO(text, newline=""))))  # expect: [['a', 'b', 'c "d" e'], ['1', '', 'x\r\ny'], [], [' z', 'q r', ' s']]
print(list(csv.reader(["a;b|c"], delimiter=";")), list(csv.reader(['1,"2"'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(["a, b"], skipinitialspace=True)), list(csv.reader(["a\\,b,c"], escapechar="\\")), list(csv.reader(['"a"b,c', 'a"b,c'])))  # expect: [['a', 'b|c']] [[1.0, '2']] [['a', 'b']] [['a,b', 'c']] [['ab', 'c'], ['a"b', 'c']]
r = csv.DictReader(io.StringIO("x,y\n1,2\n3\n4,5,6\n"))
print(r.fieldnames, list(r), r.line_num)  # expect: ['x', 'y'] [{'x': '1', 'y': '2'}, {'x': '3', 'y': None}, {'x': '4', 'y': '5', None: ['6']}] 4
for lines, options in ((['"a'], {"strict": True}), ([b"x"], {})):
    try:
        print(list(csv.reader(lines, **options)))
    except csv.Error as error:
        print(error)
        # expect: unexpected end of data
        # expect: iterator should return strings, not bytes (the file should be opened in text mode)
