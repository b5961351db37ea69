# python3: differs because quotes may be reused inside the braces only since 3.12
d = {"k": [1, 2]}
print(f"{d["k"]} {", ".join(str(x) for x in d["k"])}")  # expect: [1, 2] 1, 2
print(f"""{
    d['k'][0]  # the first
    + 1
}""")  # expect: 2
print(f"{f"{f"{1 + 1}"}"}")  # expect: 2
