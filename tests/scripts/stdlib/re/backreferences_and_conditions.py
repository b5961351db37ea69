import re
print(re.findall(r"(\w)\1", "aabbcd"), re.search(r"(?P<q>['\"]).*?(?P=q)", "say 'a\"b' x").group())  # expect: ['a', 'b'] 'a"b'
for text in ["<a>", "a", "<a", "a>"]:
    print(text, bool(re.fullmatch(r"(<)?\w(?(1)>|)", text)))
    # expect: <a> True
    # expect: a True
    # expect: <a False
    # expect: a> False
print(re.match(r"(?i)(a)\1", "aA").group(), re.match(r"(a)?\1b", "b"))  # expect: aA None
