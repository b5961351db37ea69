# python3: differs because 3.14 names what is wrong
class P: pass


class Q(P): pass


for arguments in ((Q, 5), (Q, P), (5,), (Q, Q(), 5)):
    try:
        super(*arguments)
    except TypeError as error:
        print(error)
