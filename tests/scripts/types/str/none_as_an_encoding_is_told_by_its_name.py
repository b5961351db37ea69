# python3: differs because 3.11 calls it None in the first line too
def attempt(*args, **options):
    try:
        print(str(*args, **options))
    except TypeError as error:
        print(error)
        # expect: str() argument 'encoding' must be str, not NoneType
        # expect: str() argument 'errors' must be str, not None
        # expect: str() argument 'encoding' must be str, not int

attempt(b"", None)
attempt(b"", errors=None)
attempt(b"", 5)
