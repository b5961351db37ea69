# json.dumps of nested data, compact and indented, and loads of what came out.
import json

ROUNDS = 40
DATA = {
    "users": [
        {"id": i, "name": f"user {i}", "tags": ["a", "b\n", "é"], "score": i / 7, "active": i % 2 == 0, "parent": None}
        for i in range(150)
    ],
    "counts": {str(i): i * i for i in range(100)},
}


def main():
    total = 0
    for turn in range(ROUNDS):
        text = json.dumps(DATA)
        total += len(text) + len(json.dumps(DATA, indent=2, sort_keys=True))
        total += len(json.loads(text)["users"])
    print("json_dumps", total)


main()
