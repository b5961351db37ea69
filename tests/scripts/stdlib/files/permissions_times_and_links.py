# args: {tmp}
import os
import shutil
import stat
import sys

os.chdir(sys.argv[1])
open("a", "w").close()
os.chmod("a", 0o640)
print(stat.filemode(os.stat("a").st_mode), os.access("a", os.R_OK), os.access("b", os.F_OK))  # expect: -rw-r----- True False
os.utime("a", (1, 2.5))
known = os.stat("a")
print(known.st_atime, known.st_mtime, known.st_mtime_ns, known[8], len(known))  # expect: 1.0 2.5 2500000000 2 10
os.utime("a", ns=(5, 7))
print(os.stat("a").st_mtime_ns)  # expect: 7
for options in ({"times": (1, 2), "ns": (1, 2)}, {"times": 5}):
    try:
        os.utime("a", **options)
    except (TypeError, ValueError) as error:
        print(error)
# expect: utime: you may specify either 'times' or 'ns' but not both
# expect: utime: 'times' must be either a tuple of two ints or None
os.link("a", "b")
os.symlink("a", "c")
print(os.stat("b").st_nlink, os.readlink("c"), os.path.islink("c"), stat.S_ISLNK(os.lstat("c").st_mode))  # expect: 2 a True True
for operation in (lambda: os.symlink("a", "c"), lambda: os.rename("x", "y"), lambda: os.link("x", "y")):
    try:
        operation()
    except OSError as error:
        print(error)
# expect: [Errno 17] File exists: 'a' -> 'c'
# expect: [Errno 2] No such file or directory: 'x' -> 'y'
# expect: [Errno 2] No such file or directory: 'x' -> 'y'
shutil.copy("a", "d")
print(oct(os.stat("d").st_mode & 0o777), os.stat("d").st_mtime_ns == 7)  # expect: 0o640 False
shutil.copy2("a", "d")
print(os.stat("d").st_mtime_ns)  # expect: 7
os.mkdir("closed", 0o700)
print(stat.filemode(os.stat("closed").st_mode), stat.S_IMODE(0o100644) == 0o644)  # expect: drwx------ True
print(sorted(entry.name for entry in os.scandir() if entry.is_file(follow_symlinks=False)))  # expect: ['a', 'b', 'd']
