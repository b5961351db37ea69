# python3: differs because 3.14 words it in another way
class L(list): pass
class I(int): pass
for kind in (int, I, list, L, float, tuple, set):
    try: kind(nothing=1)
    except TypeError as e: print(e)
