# skip gc: the heap would be looked at for each of the many thousand waiting natives
# A look-up in __eq__ that looks up again, by natives only, ends in a RecursionError.
class Key:
    def __hash__(self):
        return 1


table = {}
first, second = Key(), Key()
table[first] = 1
Key.__eq__ = table.__contains__
try:
    second in table
except RecursionError as error:
    print("RecursionError")


class Other:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return other in items


items = set()
items.add(Other())
try:
    Other() in items
except RecursionError as error:
    print("RecursionError")


class Inner:
    def __hash__(self):
        return hash(self.nest)


deep = Inner()
deep.nest = (1, (2, (3, deep)))
try:
    {deep: 1}
except RecursionError:
    print("RecursionError")
nest = Inner()
nest.nest = 5
for _ in range(200):
    nest = (nest,)
print({nest: 1} == {nest: 1})
