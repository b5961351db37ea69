import weakref


class Thing:
    pass


thing = Thing()
final = weakref.finalize(thing, print, "finalized", end="!\n")
print(final.alive)
del thing
print(final.alive, final())
thing = Thing()
early = weakref.finalize(thing, lambda: "called by hand")
print(early(), early(), early.alive)
late = weakref.finalize(thing, print, "at exit")
never = weakref.finalize(thing, print, "never")
never.atexit = False
print(late.peek()[1] is print)
