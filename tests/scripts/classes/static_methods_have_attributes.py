# python3: differs because the annotations of 3.14 are computed when they are asked for
def f(a: int = 1):
    "doc"


for wrap in (staticmethod, classmethod):
    method = wrap(f)
    method.extra = 1
    print(method.extra, [name for name in vars(method) if "annot" not in name])
