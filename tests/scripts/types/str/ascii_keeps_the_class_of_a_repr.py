# ascii() gives back what __repr__ returned, as long as there is nothing to escape.
class Text(str):
    pass


class Shown:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return Text(self.text)


print(type(ascii(Shown("plain"))).__name__)  # expect: Text
print(type(ascii(Shown("é"))).__name__, ascii(Shown("é")))  # expect: str \xe9
