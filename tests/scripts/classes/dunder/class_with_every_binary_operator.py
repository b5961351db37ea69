class Op:
    pass
for name, symbol in dict(add="+", sub="-", mul="*", truediv="/", floordiv="//", mod="%", pow="**", lshift="<<", rshift=">>", and_="&", or_="|", xor="^").items():
    setattr(Op, f"__{name.rstrip('_')}__", lambda self, other, s=symbol: f"{s}{other}")
o = Op()
print(o + 1, o - 2, o * 3, o / 4, o // 5, o % 6, o ** 7, o << 8, o >> 9, o & 10, o | 11, o ^ 12)  # expect: +1 -2 *3 /4 //5 %6 **7 <<8 >>9 &10 |11 ^12
o += 1
print(o)  # expect: +1
