import configparser, io
c = configparser.ConfigParser()
c.read_string("""
[DEFAULT]
base = /x
n: 3
[a]
; a comment
path = %(base)s/y
text = one
   two

   three
flag = Yes
Upper = V
[b]
half = 50%%
""")
print(c.sections(), c.options("b"), "a" in c, len(c), c.has_option("a", "N"))  # expect: ['a', 'b'] ['half', 'base', 'n'] True 3 True
print(c.getint("a", "n"), c.getboolean("a", "flag"), c.get("b", "half"), c["a"]["path"])  # expect: 3 True 50% /x/y
print(repr(c["a"]["text"]), c["a"]["upper"])  # expect: 'one\ntwo\n\nthree' V
print(c.get("a", "no", fallback=5), c["a"].get("no"), c.get("a", "path", raw=True), c.get("a", "path", vars={"base": "Q"}))  # expect: 5 None %(base)s/y Q/y
c["new"] = {"k": 1}
c.remove_option("a", "text")
del c["b"]
file = io.StringIO()
c.write(file)
print(file.getvalue().split("\n"))  # expect: ['[DEFAULT]', 'base = /x', 'n = 3', '', '[a]', 'path = %(base)s/y', 'flag = Yes', 'upper = V', '', '[new]', 'k = 1', '', '']
k = configparser.ConfigParser(converters={"list": lambda value: value.split(",")})
k.read_string("[a]\nx=1,2")
print(k.getlist("a", "x"), k["a"].getlist("x"))  # expect: ['1', '2'] ['1', '2']
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True)
e.read_string("[p]\nhome=/h\n[q]\na=${p:home}/z\nb=${a}$$\nalone")
print(dict(e["q"]))  # expect: {'a': '/h/z', 'b': '/h/z$', 'alone': None}
