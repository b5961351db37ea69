table = [lambda f: "first", lambda f: "second"]
@table[1]
def f(): pass
@(lambda g: g.__name__)
def named(): pass
@(x := print) if False else len.__class__.__call__.__class__ and (lambda c: c.__name__.lower())
class Shout: pass
print(f, named, Shout)  # expect: second named shout
