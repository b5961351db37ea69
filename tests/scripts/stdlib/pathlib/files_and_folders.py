import os
import tempfile
from pathlib import Path
with tempfile.TemporaryDirectory() as folder:
    root = Path(folder)
    (root / "sub/deep").mkdir(parents=True)
    (root / "a.txt").write_text("héllo\nx", encoding="utf-8")
    (root / "sub/b.txt").write_bytes(b"\x00\xff")
    (root / "sub/deep/c.py").touch()
    names = lambda paths: sorted(str(p.relative_to(root)) for p in paths)
    print(names(root.iterdir()), names(root.glob("*.txt")), names(root.rglob("*.txt")), names(root.glob("sub/*/c.*")))  # expect: ['a.txt', 'sub'] ['a.txt'] ['a.txt', 'sub/b.txt'] ['sub/deep/c.py']
    print(ascii((root / "a.txt").read_text(encoding="utf-8")), (root / "sub/b.txt").read_bytes(), (root / "sub").is_dir(), (root / "nope").exists(), (root / "a.txt").stat().st_size)  # expect: 'h\xe9llo\nx' b'\x00\xff' True False 8
    print((root / "a.txt").rename(root / "v.txt").name, (root / "a.txt").exists())  # expect: v.txt False
    for call in (lambda: (root / "a.txt").unlink(), lambda: (root / "sub").mkdir(), lambda: (root / "sub").rmdir(), lambda: (root / "v.txt").touch(exist_ok=False)):
        try:
            call()
        except OSError as error:
            print(type(error).__name__, error.errno)
            # expect: FileNotFoundError 2
            # expect: FileExistsError 17
            # expect: OSError 39
            # expect: FileExistsError 17
print(root.exists())  # expect: False
