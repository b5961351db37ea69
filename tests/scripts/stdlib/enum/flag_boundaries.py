# python3: differs because newer versions check the bits that no member has, and say so
from enum import CONFORM, EJECT, KEEP, Flag, IntFlag


def show(make):
    try:
        print(repr(make()))
    except ValueError as error:
        print(error)


class Strict(Flag):
    R = 1
    W = 2
    X = 4


class Kept(Flag, boundary=KEEP):
    A = 1
    B = 2


class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Eject(Flag, boundary=EJECT):
    A = 1
    B = 2


class Number(IntFlag):
    R = 1
    W = 2


class Masked(Flag):
    A = 1
    B = 2
    MASK = 255


show(lambda: Strict(9))
show(lambda: ~Strict.R)
show(lambda: Kept(9))
show(lambda: ~Kept(9))
show(lambda: Kept(-1))
show(lambda: Conform(9))
show(lambda: Eject(9))
show(lambda: ~Eject.A)
show(lambda: Number(9))
show(lambda: ~Number.R)
show(lambda: ~Masked.A)
show(lambda: Masked(0))
show(lambda: Masked(7))
