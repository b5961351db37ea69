# python3: differs because 3.14 words the count of arguments otherwise
def tell(*args, **kwargs):
    try:
        print(str(*args, **kwargs))
    except TypeError as error:
        print(error)


tell(b"", "utf-8", "strict", 1)  # expect: str expected at most 3 arguments, got 4
tell(1, 2, 3)  # expect: str() argument 'encoding' must be str, not int
tell(b"", "ascii", None)  # expect: str() argument 'errors' must be str, not NoneType
tell(errors=b"")  # expect: str() argument 'errors' must be str, not bytes
tell(errors="any")  # expect:
