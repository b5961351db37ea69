import re
print(re.findall("(?i)straße", "STRAßE Straße"), re.findall("(?i:a)b", "Ab aB ab"), re.findall("(?s:.)(?-s:.)", "\n\nab", re.S))  # expect: ['STRAßE', 'Straße'] ['Ab', 'ab'] ['\na']
print(re.findall("^b$", "a\nb\n", re.M), re.findall("b$", "a\nb\n"), re.findall(r"b\Z", "a\nb\n"))  # expect: ['b'] ['b'] []
print(re.findall(r"""(?x) a b # both
    c""", "abc"), re.findall(r"\w+", "aé٣", re.A), re.findall(r"\w+", "aé٣"), re.findall(r"(?a:\d)\d", "1٣"))  # expect: ['abc'] ['a'] ['aé٣'] ['1٣']
