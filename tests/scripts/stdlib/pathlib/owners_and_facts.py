# args: {tmp}
# python3: differs because Path.info is new in 3.14
import os
import sys
from pathlib import Path

path = Path(sys.argv[1], "file")
path.write_bytes(b"x")
print(path.owner() == Path("/").owner() or os.getuid() != 0, isinstance(path.group(), str))
info = path.info
print(info.exists(), info.is_file(), info.is_dir(), info.is_symlink())
path.unlink()
print(info.exists(), path.info.exists())
for action in (lambda: Path(None), lambda: path.write_bytes("text"), lambda: path.glob(""), lambda: Path("a").as_uri()):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(error)
