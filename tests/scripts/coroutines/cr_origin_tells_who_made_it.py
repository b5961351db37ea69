import os, sys

async def f(): pass

def g():
    return f()

def shown(coroutine):
    origin = coroutine.cr_origin
    coroutine.close()
    return origin and [(os.path.basename(file), line, name) for file, line, name in origin]

print(sys.get_coroutine_origin_tracking_depth(), shown(g()))
for depth in (1, 2, 20):
    sys.set_coroutine_origin_tracking_depth(depth)
    print(sys.get_coroutine_origin_tracking_depth(), shown(g()))
sys.set_coroutine_origin_tracking_depth(depth=0)
print(shown(g()))
for wrong in (-1, "x", 1.5, None):
    try:
        sys.set_coroutine_origin_tracking_depth(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
