def primed(f):
    def start(*a):
        g = f(*a)
        next(g)
        return g
    return start
@primed
def printer():
    try:
        while True:
            print("->", (yield))
            # expect: -> 2
            # expect: -> 10
    except GeneratorExit:
        print("printer closed")  # expect: printer closed
@primed
def doubler(target):
    while True:
        target.send(2 * (yield))
p = printer()
d = doubler(p)
d.send(1); d.send(5)
p.close()
