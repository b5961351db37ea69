e = OSError(2, "gone")
print(type(e).__name__, e, e.errno)  # expect: FileNotFoundError [Errno 2] gone 2
print(type(OSError(13, "no")).__name__, type(OSError(17, "x")).__name__, type(OSError("text")).__name__)  # expect: PermissionError FileExistsError OSError
print(OSError(2, "gone", "f.txt"))  # expect: [Errno 2] gone: 'f.txt'
