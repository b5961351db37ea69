print(1_000, 0x_ff, 0b_1, 0o_7, 1_0.0_1, 1_0e1_0, 1_0j)
for source in ["1__0", "1_", "0_x1", "1_.0", "1._0", "0b", "0b2", "0o8", "0xg", "01", "1e", "1_000_"]:
    try:
        print(eval(source))
    except SyntaxError as e:
        print(source, "-", e.msg)
