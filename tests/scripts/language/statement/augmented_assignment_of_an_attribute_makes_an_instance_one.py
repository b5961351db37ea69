class C:
    count = 1
    items = []
c = C()
c.count += 1
c.items += [5]
print(C.count, c.count, C.items, c.__dict__)  # expect: 1 2 [5] {'count': 2, 'items': [5]}
