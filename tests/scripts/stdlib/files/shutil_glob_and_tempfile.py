import glob
import os
import shutil
import tempfile
with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, "sub/deep"))
    for name in ("a.txt", "sub/b.txt", "sub/deep/c.py", ".hidden"):
        with open(os.path.join(folder, name), "w") as file:
            file.write(name)
    find = lambda pattern, **options: sorted(glob.glob(pattern, root_dir=folder, **options))
    print(find("*"), find("**", recursive=True), find("sub/*"), find("**/*.py", recursive=True), find("*/"), find(".*"), glob.escape("a[b]*"))  # expect: ['a.txt', 'sub'] ['a.txt', 'sub', 'sub/b.txt', 'sub/deep', 'sub/deep/c.py'] ['sub/b.txt', 'sub/deep'] ['sub/deep/c.py'] ['sub/'] ['.hidden'] a[[]b][*]
    here = lambda name: os.path.join(folder, name)
    shutil.copy(here("a.txt"), here("sub"))
    shutil.copytree(here("sub"), here("tree"), ignore=shutil.ignore_patterns("*.txt"))
    shutil.move(here("a.txt"), here("sub/moved.txt"))
    print(sorted(os.listdir(here("sub"))), sorted(os.listdir(here("tree"))), sorted(entry.name for entry in os.scandir(folder) if entry.is_dir()))  # expect: ['a.txt', 'b.txt', 'deep', 'moved.txt'] ['deep'] ['sub', 'tree']
    shutil.rmtree(here("tree"))
    with tempfile.NamedTemporaryFile("w+", suffix=".x", dir=folder) as file:
        file.write("hey")
        file.seek(0)
        print(file.read(), os.path.exists(file.name))  # expect: hey True
    print(os.path.exists(file.name), os.path.exists(here("tree")))  # expect: False False
print(os.path.exists(folder))  # expect: False
