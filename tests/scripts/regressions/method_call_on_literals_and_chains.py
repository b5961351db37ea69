print("a,b".split(",")[1].upper().join(["x", "y"]), (5).bit_length(), 5 .real, [3, 1].copy().pop(), {}.get("k", {}).get("z"))  # expect: xBy 3 5 1 None
