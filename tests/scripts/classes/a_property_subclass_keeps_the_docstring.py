# python3: differs because 3.12 and later let a subclass keep a docstring that was given
class P(property):
    """The class's own."""
class C:
    @P
    def x(self):
        "The doc of x."
        return 1
    y = P(lambda self: 2, doc="Given.")
print(C.x.__doc__, C.y.__doc__, P.__doc__)
