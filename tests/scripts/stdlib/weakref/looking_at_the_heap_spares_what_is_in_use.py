import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def join(self, *parts, end=""):
        return self.name + "".join(map(str, parts)) + end

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        reference()


thing = Thing("t")
reference = weakref.ref(thing)


def see(value, *more, **named):
    # Every call below looks at the heap while others are half made.
    return reference() is thing, value, more, named


def work(first, second=2):
    for number in range(2):
        with thing as held:
            try:
                text = thing.join(reference().name, [reference().name, see(number)], end=reference().name)
                pairs = {reference().name: see(1), **{"k": reference().name}}
                more = [reference().name for _ in range(2) if reference() is not None]
                a, *b = reference().name, number, see(3)[0]
            finally:
                reference()
            print(held.join(1, see(*more, x=reference().name)), text, pairs, more, a, b, first, second)
            # expect: t1(True, 't', ('t',), {'x': 't'}) tt['t', (True, 0, (), {})]t {'t': (True, 1, (), {}), 'k': 't'} ['t', 't'] t [0, True] first second
            # expect: t1(True, 't', ('t',), {'x': 't'}) tt['t', (True, 1, (), {})]t {'t': (True, 1, (), {}), 'k': 't'} ['t', 't'] t [1, True] first second
          
          
    return f"{reference().name!r:>5} {see(0)[0]}" if reference() else None


print(work(see("first")[1], second=see("second")[1]))  # expect:   't' True
print((lambda x, y: (x, y))(reference().name, thing.join(reference().name)))  # expect: ('t', 'tt')


def generator():
    kept = thing.join("g")
    got = yield reference().name
    print(kept, got, thing.join(reference().name, kept))  # expect: tg t tttg
    yield kept


g = generator()
print(next(g), g.send(reference().name))  # expect: t tg


class Watched:
    def __setattr__(self, name, value):
        reference()
        object.__setattr__(self, name, value)

    def __iadd__(self, other):
        reference()
        return self

    def __lt__(self, other):
        return reference() is None

    @property
    def seen(self):
        return reference().name


def loops(watched):
    count = 0
    for a in (1, 2):
        for b in [3, 4]:
            watched.last = a, b
            watched += a
            if watched < b:
                break
            name = watched.seen
            count += 1
    return count, name, watched.last


print(loops(Watched()))  # expect: (4, 't', (2, 4))
