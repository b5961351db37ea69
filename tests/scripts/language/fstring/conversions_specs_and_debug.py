name, n, f = "bob", 42, 3.14159
print(f"{name!r} {name!s:>5}| {n:05d} {f:.2f} {n:#x} {name!a:^9}")
print(f"{n=} {f=:.1f} { n + 1 = } {name=!s}")
print(f"{{literal}} {n:{'>'}{6}} {f:{n // 6}.{1}f}")
print(f"{'nested ' + f'{n}'} {[x for x in range(3)]} {n if n else 0}")
