import io

for stream in (io.BufferedReader(io.BytesIO(b"x")), io.BufferedWriter(io.BytesIO()), io.StringIO(), io.BytesIO()):
    stream.close()
    stream.close()
    print(type(stream).__name__, stream.closed)
    for name, arguments in (("read", ()), ("write", ("x" if isinstance(stream, io.StringIO) else b"x",)), ("seek", (0,)),
                            ("readline", ()), ("truncate", ()), ("flush", ()), ("__enter__", ()), ("__next__", ())):
        try:
            getattr(stream, name)(*arguments)
        except ValueError as error:
            print("   ", name, error)
# expect: BufferedReader True
# expect:     read read of closed file
# expect:     write write
# expect:     seek seek of closed file
# expect:     readline readline of closed file
# expect:     truncate truncate of closed file
# expect:     flush I/O operation on closed file.
# expect:     __enter__ I/O operation on closed file.
# expect:     __next__ readline of closed file
# expect: BufferedWriter True
# expect:     read read
# expect:     write write to closed file
# expect:     seek seek of closed file
# expect:     readline read
# expect:     truncate truncate of closed file
# expect:     flush flush of closed file
# expect:     __enter__ I/O operation on closed file.
# expect:     __next__ read
# expect: StringIO True
# expect:     read I/O operation on closed file
# expect:     write I/O operation on closed file
# expect:     seek I/O operation on closed file
# expect:     readline I/O operation on closed file
# expect:     truncate I/O operation on closed file
# expect:     __enter__ I/O operation on closed file.
# expect:     __next__ I/O operation on closed file
# expect: BytesIO True
# expect:     read I/O operation on closed file.
# expect:     write I/O operation on closed file.
# expect:     seek I/O operation on closed file.
# expect:     readline I/O operation on closed file.
# expect:     truncate I/O operation on closed file.
# expect:     flush I/O operation on closed file.
# expect:     __enter__ I/O operation on closed file.
# expect:     __next__ I/O operation on closed file.
