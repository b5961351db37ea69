text = """name: Ada
age:  36

tags: a, b ,c
# comment
"""
result = {}
for number, line in enumerate(text.splitlines(), 1):
    line = line.strip()
    if not line or line.startswith("#"):
        continue
    key, _, value = line.partition(":")
    result[key] = [v.strip() for v in value.split(",")] if "," in value else value.strip()
print(result, number)  # expect: {'name': 'Ada', 'age': '36', 'tags': ['a', 'b', 'c']} 5
