# stderr: compared
# status: 0
# A stream of one's own is closed when nobody holds it; what its close() raises is reported.
# python3: differs because 3.14 reports it in other words
import io


class Loud(io.RawIOBase):
    def close(self):
        print("closing", self.closed)
        super().close()


class Broken(io.RawIOBase):
    def close(self):
        raise ValueError("no")

    def __repr__(self):
        return "<broken>"


stream = Loud()
stream = None
stream = Loud()
stream.close()
del stream
stream = Broken()
del stream
print("end")
