def none(): return
def pair(): return 1, 2
def starred(): return *"ab", 1
def nothing(): pass
print(none(), pair(), starred(), nothing())  # expect: None (1, 2) ('a', 'b', 1) None
