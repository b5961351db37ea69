import json

for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
    print(json.loads('"b\u00f6"'.encode(encoding)), json.loads("7".encode(encoding)))
