import json

for text in ['"', '"abc', '"\\', '"\\u12', '"\\ud800', '"a\tb', '"\\x', '["a', '{"a']:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(error.msg, error.pos)
# expect: Unterminated string starting at 0
# expect: Unterminated string starting at 0
# expect: Unterminated string starting at 0
# expect: Invalid \uXXXX escape 2
# expect: Invalid \uXXXX escape 2
# expect: Invalid control character at 2
# expect: Invalid \escape 1
# expect: Unterminated string starting at 1
# expect: Unterminated string starting at 1
first, second = json.loads('[{"name": 1}, {"name": 2}]')
print(list(first)[0] is list(second)[0])  # expect: True
error = json.JSONDecodeError("bad", "a\nbc", 3)
print(error.__reduce__()[1])  # expect: ('bad', 'a\nbc', 3)
