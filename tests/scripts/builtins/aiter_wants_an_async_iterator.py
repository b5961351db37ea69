class Wrong:
    def __aiter__(self): return 5
try:
    aiter(Wrong())
except TypeError as error:
    print(error)
