width, precision, value = 10, 3, 3.14159265
print(f"{value:{width}.{precision}f}|{value:<{width}.{precision}e}|{'x':{'*'}^{width}}|")
print(f"\x41\n{1}\\{2}", f"{'a'!r}\t|", rf"\d{width}\n", f"{width:#06x} {-width:+,} {10**6:,} {10**6:_}")
print(f"{'yes' if width > 5 else 'no'} {max([1, 2], key=lambda x: -x)} {[i for i in range(3)]!s:>12} {dict(a=1)['a']}")
