import copy
import io
import pickle


class Two:
    def __index__(self):
        return 2


for kind, content in ((io.StringIO, "hello\nworld"), (io.BytesIO, b"hello\nworld")):
    stream = kind(content)
    stream.seek(3)
    stream.note = "mine"
    for other in (pickle.loads(pickle.dumps(stream)), copy.copy(stream)):
        print(type(other).__name__, other.getvalue(), other.tell(), other.note)
    print(stream.seek(Two()), stream.read(Two()), stream.truncate(Two()), stream.getvalue())
    for wrong in (lambda: stream.seek(0.0), lambda: stream.read(1.5), lambda: stream.readline("x")):
        try:
            wrong()
        except TypeError as error:
            print(error)
