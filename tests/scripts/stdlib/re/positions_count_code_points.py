import re
m = re.search("b(c)", "éñ€bc𝄞bc")
print(m.span(), m.span(1))  # expect: (3, 5) (4, 5)
print([x.span() for x in re.finditer("c|𝄞", "éñ€bc𝄞bc")])  # expect: [(4, 5), (5, 6), (7, 8)]
print(re.compile("c").search("éñ€bc𝄞bc", 5).start(), re.compile("^é").match("xé", 1), re.compile("b$").search("ébc", 0, 2))  # expect: 7 None <re.Match object; span=(1, 2), match='b'>
