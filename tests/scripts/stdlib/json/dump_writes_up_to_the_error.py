import io
import json

out = io.StringIO()
try:
    json.dump([1, {"a": 2, "b": object()}], out)
except TypeError:
    print(repr(out.getvalue()))  # expect: '[1, {"a": 2, "b": '
print(list(json.JSONEncoder().iterencode([1, "x", {"a": []}])))
# expect: ['[1', ', "x"', ', ', '{', '"a"', ': ', '[]', '}', ']']
# A class of one's own need not know what is not asked for.


class Shouting(json.JSONDecoder):
    def __init__(self):
        super().__init__(parse_int=lambda digits: digits + "!")


print(json.loads("[1]", cls=Shouting))  # expect: ['1!']
