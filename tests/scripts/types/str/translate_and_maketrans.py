table = str.maketrans("abc", "xyz", "!")
print("aabbcc!!".translate(table), "hi".translate({104: "J", 105: None}), "a".translate({97: 98}))  # expect: xxyyzz J b
print(str.maketrans({"a": "1", 98: 2}), "ab".translate(str.maketrans({"a": "<A>"})))  # expect: {97: '1', 98: 2} <A>b
try:
    str.maketrans("ab", "x")
except ValueError as e:
    print(e)  # expect: the first two maketrans arguments must have equal length
