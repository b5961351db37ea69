class Wrong:
    def __bool__(self):
        return 1
if Wrong():  # expect raises: TypeError: __bool__ should return bool, returned int
    print("unreachable")
