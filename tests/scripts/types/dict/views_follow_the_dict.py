d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k))  # expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3
print("c" in k, 3 in v, ("a", 1) in i, ("a", 2) in i)  # expect: True True True False
print(k & {"a", "z"}, sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}))  # expect: {'a'} ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'q']
print(k == {"a", "b", "c"}, k.isdisjoint("xy"), {"a": 1}.items() <= i)  # expect: True True True
