import inspect


# A comment
# in two lines
def documented(a,
               b=(1,
                  2)):
    """Doc line.

        indented
      less
    """
    if a:
        return b

    return a


class Box:
    """A box."""

    def get(self):
        """Get it."""
        return 1  # here

    x = """
text
"""


class Sub(Box):
    def get(self):
        return 2


short = lambda x: x + 1
print(inspect.getsource(documented), end="")
print(inspect.getsource(Box), end="")
print(inspect.getsource(Box.get), end="")
print(inspect.getsource(short), end="")
print(inspect.getsourcelines(Sub)[1], inspect.getcomments(documented), end="")
print(inspect.getdoc(documented))
print(inspect.getdoc(Sub.get), inspect.getdoc(Sub), inspect.getdoc(3) is not None)
print(inspect.getfile(documented) == __file__, inspect.getmodule(Box).__name__)
