def f(*args, **kw):
    return len(args), len(kw)
print(f(*range(5000), **{f"k{i}": i for i in range(2000)}))  # expect: (5000, 2000)
source = "def g():\n" + "".join(f"    v{i} = {i}\n" for i in range(1500)) + "    return v0 + v1499\n"
space = {}
exec(source, space)
print(space["g"]())  # expect: 1499
source = "def h(" + ", ".join(f"a{i}" for i in range(400)) + "):\n    return a0 + a399\n"
exec(source, space)
print(space["h"](*range(400)))  # expect: 399
