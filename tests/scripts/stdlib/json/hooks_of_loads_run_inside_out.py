# python3: differs because 3.14 says which comma is too many
import json

TEXT = '{"a": [1, 2.5, {"b": -0, "c": 1e3}], "d": {"e": [], "f": {}}, "g": [NaN, -Infinity, Infinity]}'


def show(**hooks):
    print(json.loads(TEXT, **hooks))


show(object_hook=lambda d: tuple(d))
show(object_pairs_hook=lambda pairs: [name for name, _ in pairs])
show(object_hook=print, object_pairs_hook=dict)
show(parse_int=lambda s: f"int {s}", parse_float=lambda s: f"float {s}", parse_constant=lambda s: f"constant {s}")


def seen(d):
    print("hook", d)
    return len(d)


show(object_hook=seen)


def refuse(d):
    raise KeyError("from the hook")


try:
    json.loads('[{"é": {}}]', object_hook=refuse)
except KeyError as error:
    print(error)
print(json.JSONDecoder().raw_decode('é {"ü": 1} rest', 2))
first, second = json.loads('[{"name": 1}, {"name": 2}]')
print([*first][0] is [*second][0])
for text in ('["é", 1,]', '{"é" 1}', '["ü", tru]', '"é\x01"', '["\\ud834\\udd1e", "\\ud834"]', '"\\u12', '[1 2]', '{"a": 1, }', "-", "01", "[1.]", "1e", '"\\x"', '{1: 2}', ""):
    try:
        print(ascii(json.loads(text)))
    except json.JSONDecodeError as error:
        print(error)
