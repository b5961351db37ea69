import weakref


class Thing:
    pass


notes = weakref.WeakKeyDictionary()
group = weakref.WeakSet()
first, second = Thing(), Thing()
notes[first], notes[second] = "first", "second"
group.add(first)
group.add(second)
print(len(notes), len(group), first in group, notes[first])  # expect: 2 2 True first
del first
print(len(notes), len(group), list(notes.values()))  # expect: 1 1 ['second']
del second
print(len(notes), len(group), list(group))  # expect: 0 0 []
