print({1}.issuperset([5, []]))  # expect: False
print({1}.isdisjoint([1, []]))  # expect: False
print({1, 2}.issuperset({1: "a", 2: "b"}), {"a"}.issuperset(iter("ab")))  # expect: True False
rest = iter([1, 2, 3, 4])
print({1}.issuperset(rest), next(rest))  # expect: False 3
