import warnings
async def forgotten(): pass
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forgotten()
    import gc
    gc.collect()
print(caught[0].category.__name__, str(caught[0].message), caught[0].lineno)
