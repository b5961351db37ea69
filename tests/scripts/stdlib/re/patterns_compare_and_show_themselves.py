import re
print(re.compile("a", re.I | re.M), re.compile(b"a"), re.compile("a") == re.compile("a"), len({re.compile("a"), re.compile("a")}))  # expect: re.compile('a', re.IGNORECASE|re.MULTILINE) re.compile(b'a') True 1
print(re.compile("(?i)a").flags, re.I | re.M, repr(re.NOFLAG), re.compile("(?P<n>.)(.)").groupindex, re.Pattern[str])  # expect: 34 re.IGNORECASE|re.MULTILINE re.NOFLAG {'n': 1} re.Pattern[str]
