import sys, warnings

async def f(): pass

def g():
    f()

sys.set_coroutine_origin_tracking_depth(2)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    g()
    import gc
    gc.collect()
for line in str(caught[0].message).splitlines():
    print(line.replace(__file__, "FILE"))
