names = ["bob", "Alice", "élan", "Zed", "alice", "émile"]
print(sorted(names), sorted(names, key=str.casefold), sorted(names, key=lambda s: (len(s), s)), max(names), min(names, key=str.lower))  # expect: ['Alice', 'Zed', 'alice', 'bob', 'élan', 'émile'] ['Alice', 'alice', 'bob', 'Zed', 'élan', 'émile'] ['Zed', 'bob', 'élan', 'Alice', 'alice', 'émile'] émile Alice
