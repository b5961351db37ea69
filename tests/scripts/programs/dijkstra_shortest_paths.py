def shortest(graph, start):
    distance, previous, open_set = {start: 0}, {}, {start}
    while open_set:
        here = min(open_set, key=lambda n: (distance[n], n))
        open_set.remove(here)
        for there, cost in graph.get(here, {}).items():
            new = distance[here] + cost
            if new < distance.get(there, float("inf")):
                distance[there], previous[there] = new, here
                open_set.add(there)
    return distance, previous
def path(previous, end):
    return path(previous, previous[end]) + [end] if end in previous else [end]
graph = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"c": 10, "d": 15}, "c": {"d": 11, "f": 2}, "d": {"e": 6}, "f": {"e": 9}}
distance, previous = shortest(graph, "a")
print(distance, "->".join(path(previous, "e")))  # expect: {'a': 0, 'b': 7, 'c': 9, 'f': 11, 'd': 20, 'e': 20} a->c->f->e
