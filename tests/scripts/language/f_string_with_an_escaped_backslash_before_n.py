name = "X"
print(f"\\N{{{name}}}", f"\\N{name}", f"\N{DIGIT ONE}{name}", f"\\\\N{name}")  # expect: \N{X} \NX 1X \\NX
