# python3: differs because 3.14 finds no boundary in an empty text
import re
print(re.findall(r"\B", ""), re.findall(r"\b", ""), re.findall(r"a\z", "ba"))  # expect: [''] [] ['a']
