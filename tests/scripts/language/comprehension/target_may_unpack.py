print([a + b for a, b in [(1, 2), (3, 4)]], {k: v for k, *v in ["abc", "de"]}, [x for x, in [(1,)]], [y for (y, [z]) in [(1, [2])]])  # expect: [3, 7] {'a': ['b', 'c'], 'd': ['e']} [1] [1]
