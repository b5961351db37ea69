def dump(x):
    if x is None or x is True or x is False: return {None: "null", True: "true", False: "false"}[x]
    if isinstance(x, (int, float)): return repr(x)
    if isinstance(x, str): return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n"}.get(c, c) for c in x) + '"'
    if isinstance(x, dict): return "{" + ", ".join(f"{dump(k)}: {dump(v)}" for k, v in x.items()) + "}"
    return "[" + ", ".join(map(dump, x)) + "]"
def load(s):
    pos = 0
    def ws():
        nonlocal pos
        while pos < len(s) and s[pos] in " \n": pos += 1
    def value():
        nonlocal pos
        ws()
        c = s[pos]
        if c == '"':
            pos, out = pos + 1, []
            while s[pos] != '"':
                if s[pos] == "\\":
                    pos += 1
                    out.append({"n": "\n"}.get(s[pos], s[pos]))
                else: out.append(s[pos])
                pos += 1
            pos += 1
            return "".join(out)
        if c in "[{":
            items, close = [], {"[": "]", "{": "}"}[c]
            pos += 1; ws()
            while s[pos] != close:
                item = value(); ws()
                if c == "{": pos += 1; item = (item, value()); ws()
                items.append(item)
                if s[pos] == ",": pos += 1; ws()
            pos += 1
            return dict(items) if c == "{" else items
        for word, constant in (("null", None), ("true", True), ("false", False)):
            if s.startswith(word, pos): pos += len(word); return constant
        end = pos
        while end < len(s) and s[end] in "+-0123456789.eE": end += 1
        text, pos = s[pos:end], end
        return float(text) if set(text) & set(".eE") else int(text)
    return value()
data = {"name": 'say "hi"\n', "list": [1, -2.5, 1e100, [], {}], "nested": {"t": True, "n": None}, "é": "ü\\"}
print(dump(data), load(dump(data)) == data, load(' [1 , {"a" : [ ] } ] '))  # expect: {"name": "say \"hi\"\n", "list": [1, -2.5, 1e+100, [], {}], "nested": {"t": true, "n": null}, "é": "ü\\"} True [1, {'a': []}]
