# python3: differs because 3.14 notes where in the value an error happened
import json
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e,'__notes__',None))
class X: pass
def d(o):
    raise KeyError('k')
show(lambda: json.dumps([1,{'a':X()}]))
show(lambda: json.dumps([1,{'a':(X(),)}], default=d))
def d2(o): return [o.__class__.__name__, {1,2}] if isinstance(o, X) else sorted(o)
show(lambda: json.dumps([1,{'a':(X(),)}], default=d2))
show(lambda: json.dumps({1:float('nan')}, allow_nan=False))
show(lambda: json.dumps({float('nan'):1}, allow_nan=False))
show(lambda: json.dumps({(1,2):1}))
show(lambda: json.dumps([{(1,2):1}]))
show(lambda: json.dumps({(1,2):1, 'b':2}, skipkeys=True))
a=[]; a.append({'x':a})
show(lambda: json.dumps(a))
show(lambda: json.dumps(X(), default=lambda o:o))
show(lambda: json.dumps({1:2,'a':3}, sort_keys=True))
show(lambda: json.dumps([], indent=2)+json.dumps({}, indent=2)+json.dumps([[],{}], indent='--')+json.dumps({'a':[1,{'b':2}]}, indent=0)+ json.dumps([1,[2]], indent=True))
show(lambda: json.dumps({None:1,True:2,1.5:3,2:4, 10**30: 5}, separators=(',',':')))
show(lambda: json.dumps('é\ud800\U0001F600\x7f\x00"\\/', ensure_ascii=False).encode('utf-8','surrogatepass'))
show(lambda: json.dumps('é\ud800\U0001F600\x7f\x00"\\/'))
show(lambda: json.dumps([1.0, 1e100, -0.0, float('inf'), -float('inf'), float('nan'), 10**25, True, None]))
class I(int):
    def __repr__(self): return 'I'
class F(float):
    def __repr__(self): return 'F'
class S(str):
    def __repr__(self): return 'S'
class L(list):
    def __iter__(self): return iter('xy')
class D(dict):
    def items(self): return [('q', 1)]
class T(tuple): 
    def __len__(self): return 0
show(lambda: json.dumps([I(3), F(2.5), S('s'), L([1]), D(a=1), D(), T((1,2)), {S('k'): I(3), I(5): 6, F(.5): 7}]))
show(lambda: json.dumps(D(a=X()), indent=1))
def deep(n):
    r=[]
    for i in range(n): r=[r]
    return r
show(lambda: len(json.dumps(deep(200))))
def circ(o): return {'o': o}
show(lambda: json.dumps(X(), default=circ))
show(lambda: json.dumps([X()], check_circular=False, default=lambda o: 5))
show(lambda: json.dumps(1, separators=(1,2)))
show(lambda: json.dumps([1,2], separators=(1,2)))
show(lambda: json.dumps([1,2], indent=1.5))
show(lambda: json.dumps([1,2], indent=-1))
show(lambda: json.dumps({'a': 1, 'b': [1, 2]}, indent=2, separators=(',', ':')))
class E(json.JSONEncoder):
    def default(self, o): return 'X!'
show(lambda: json.dumps({'a': X()}, cls=E))
class E2(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        yield 'one'; yield str(_one_shot)
show(lambda: json.dumps({'a': X()}, cls=E2))
class E3(json.JSONEncoder):
    def encode(self, o): return 'E3' + super().encode(o)
show(lambda: json.dumps({'a': 1}, cls=E3))
class E4(json.JSONEncoder):
    item_separator = ';'
show(lambda: json.dumps([1,2], cls=E4))
import collections, enum
class Col(enum.IntEnum): A=1
class Sc(enum.StrEnum): B='b'
show(lambda: json.dumps([collections.OrderedDict(a=1), collections.defaultdict(int, b=2), collections.namedtuple('P','x y')(1,2), Col.A, Sc.B, {Col.A: Sc.B}]))
