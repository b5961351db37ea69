import re
text = "x" * 3000 + "é"
print(len(re.findall(r"(?<=((.{10}){10}){10})é", text)), re.search(r"(?<=x{3001})é", text), re.search("(?<!x{3000})é", text))  # expect: 1 None None
