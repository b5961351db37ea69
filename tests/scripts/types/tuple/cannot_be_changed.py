t = (1, [2])
t[1].append(3)
print(t)  # expect: (1, [2, 3])
def set_item(): t[0] = 5
def del_item(): del t[0]
def set_slice(): t[:] = []
for f in (set_item, del_item, set_slice, lambda: t.append, lambda: hash(t)):
    try: f()
    except (TypeError, AttributeError) as e: print(e)
    # expect: 'tuple' object does not support item assignment
    # expect: 'tuple' object doesn't support item deletion
    # expect: 'tuple' object does not support item assignment
    # expect: 'tuple' object has no attribute 'append'
    # expect: unhashable type: 'list'
