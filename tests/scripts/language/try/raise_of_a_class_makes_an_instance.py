class E(Exception):
    def __init__(self): print("made"); super().__init__("text")
try:
    raise E
except E as e:
    print(e)
try:
    raise KeyError from E
except KeyError as e:
    print(repr(e), type(e.__cause__))
