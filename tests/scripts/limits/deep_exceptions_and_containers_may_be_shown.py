# skip gc: builds structures of many objects
import collections, functools
wraps = [lambda item: [item], lambda item: (item,), lambda item: {1: item}, collections.deque, ValueError,
         lambda item: functools.partial(print, item), lambda item: frozenset([item])]
for wrap in wraps:
    if wrap is collections.deque:
        wrap = lambda item: collections.deque([item])
    deep = None
    for _ in range(20_000):
        deep = wrap(deep)
    for use in (repr, str, hash, lambda item: item == wrap(deep), bool):
        try:
            use(deep)
        except (RecursionError, TypeError):
            pass
print("still here")
