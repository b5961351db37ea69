from graphlib import CycleError, TopologicalSorter

graph = {"d": {"b", "c"}, "b": {"a"}, "c": {"a"}}
order = list(TopologicalSorter(graph).static_order())
print(order[0], sorted(order[1:3]), order[3])  # expect: a ['b', 'c'] d
sorter = TopologicalSorter()
sorter.add("b", "a")
sorter.add("c", "a")
sorter.prepare()
print(sorter.get_ready(), sorter.get_ready(), sorter.is_active())  # expect: ('a',) () True
sorter.done("a")
print(sorter.get_ready())  # expect: ('b', 'c')
sorter.done("b", "c")
print(bool(sorter))  # expect: False
try:
    sorter.add("x")
except ValueError as error:
    print(error)  # expect: Nodes cannot be added after a call to prepare()
try:
    TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
except CycleError as error:
    print(error.args[0], len(error.args[1]))  # expect: nodes are in a cycle 4
