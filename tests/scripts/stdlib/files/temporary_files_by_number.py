# args: {tmp}
import os
import sys
import tempfile

number, path = tempfile.mkstemp(".x", "pre", sys.argv[1])
print(os.path.basename(path).startswith("pre"), path.endswith(".x"), oct(os.stat(path).st_mode & 0o777))  # expect: True True 0o600
print(os.write(number, b"data"), os.path.getsize(path))  # expect: 4 4
os.close(number)
with tempfile.NamedTemporaryFile("w+", dir=sys.argv[1]) as file:
    print(file.write("text"), file.seek(0), file.read(), os.path.exists(file.name))  # expect: 4 0 text True
print(os.path.exists(file.name))  # expect: False
