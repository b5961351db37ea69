d = {1: [2]}
print(d.items() & {}, {}.items() & d.items(), d.keys() & [])  # expect: set() set() set()
try:
    d.items() | {}.items()
except TypeError as e:
    print("unhashable" in str(e))  # expect: True
