import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "a\udcffb")
open(path, "w").close()
print(ascii(os.listdir(folder)), os.path.exists(os.fsencode(path)))  # expect: ['a\udcffb'] True
print(os.fsencode("a\udcff"), ascii(os.fsdecode(b"\x80z")))  # expect: b'a\xff' '\udc80z'
os.remove(path)
os.rmdir(folder)
