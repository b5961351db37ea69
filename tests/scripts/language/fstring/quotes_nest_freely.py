# python3: differs because 3.12 lets quotes nest
d = {"k": "v"}
print(f"{d["k"]} {f"{f"{1}"}"} {"\n".join(["a", "b"])!r}")
print(f"{'a' if True else "b"} {d['k']:>{"5"}}", f'{d['k']}')
print(f"{  # a comment
    1 + 1
}")
