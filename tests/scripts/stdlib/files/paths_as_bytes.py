# args: {tmp}
import os
import sys

os.chdir(sys.argv[1])
open("a", "w").close()
print(os.path.join(b"a", b"b"), os.path.split(b"x/y"), os.path.splitext(b"a.b"))  # expect: b'a/b' (b'x', b'y') (b'a', b'.b')
print(os.path.normpath(b"a/../b"), os.path.basename(b"/x"), os.listdir(b"."))  # expect: b'b' b'x' [b'a']
print([entry.path for entry in os.scandir(b".")], list(os.walk(b".")))  # expect: [b'./a'] [(b'.', [], [b'a'])]
for parts in (("a", b"b"), (b"a", "b")):
    try:
        os.path.join(*parts)
    except TypeError as error:
        print(error)
# expect: Can't mix strings and bytes in path components
# expect: Can't mix strings and bytes in path components
for wrong in (lambda: os.path.join("a", 5), lambda: os.path.exists(None), lambda: os.stat(1.5)):
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: join() argument must be str, bytes, or os.PathLike object, not 'int'
# expect: stat: path should be string, bytes, os.PathLike or integer, not NoneType
# expect: stat: path should be string, bytes, os.PathLike or integer, not float
