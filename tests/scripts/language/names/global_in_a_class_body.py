class C:
    global made
    made = 1
    def made_method(self): return made
print(made, "made" in vars(C), C().made_method())  # expect: 1 False 1
