import gc

print(gc.garbage, gc.callbacks, gc.get_debug(), gc.DEBUG_LEAK, gc.get_freeze_count())  # expect: [] [] 0 38 0
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug())  # expect: 32
gc.set_debug(0)
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("text"))  # expect: True False False
print([sorted(stats) for stats in gc.get_stats()][0])  # expect: ['collected', 'collections', 'uncollectable']
for generation in (3, -1):
    try:
        gc.collect(generation)
    except ValueError as error:
        print(error)
        # expect: invalid generation
        # expect: invalid generation
