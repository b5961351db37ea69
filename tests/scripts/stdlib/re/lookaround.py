import re
print(re.findall(r"(?<=\$)\d+(?!\d|\.)", "$12 $3.5 7 $40"), re.findall(r"(?<!a)b", "ab cb b"))  # expect: ['12', '40'] ['b', 'b']
print(re.match(r"(?=(\w+)):?\1", "abc").groups(), re.sub(r"(?<=a)(?=b)", "|", "abab"))  # expect: ('abc',) a|ba|b
