# stderr: any
from pathlib import PurePath, PurePosixPath
for text in ("", "a", "/", "//a", "///a", "a/b/../c", "/a/b.tar.gz", ".bashrc", "/a/./b//c/"):
    p = PurePath(text)
    print(repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, list(map(str, p.parents)), p.is_absolute())
p = PurePath("/a/b/c.txt")
print(p / "d", p / "/e", "x" / PurePath("y"), p.with_name("z"), p.with_suffix(".md"), p.with_stem("q"), p.relative_to("/a"), p.is_relative_to("/a/b"), p.match("b/*.txt"), p.as_uri())
print(p == PurePosixPath("/a/b/c.txt"), len({p, PurePath("/a/b/c.txt")}), sorted([PurePath("b"), PurePath("a/c"), PurePath("a")]))
for call in (lambda: p.with_name("a/b"), lambda: p.with_suffix("x"), lambda: PurePath("a").as_uri(), lambda: PurePath("").with_name("a")):
    try:
        call()
    except ValueError as error:
        print(error)
