class B:
    def __bool__(self): print("bool"); return False  # expect: bool
    def __len__(self): print("len"); return 1
class L:
    def __len__(self): print("len"); return 0
    # expect: len
    # expect: len
if B(): print("no")
elif L(): print("no")
elif not L(): print("yes")  # expect: yes
