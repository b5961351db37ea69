class P:
    def __init__(self, flip):
        if flip:
            self.x = 1; self.y = 2
        else:
            self.y = 1; self.x = 2
print(vars(P(True)), vars(P(False)))  # expect: {'x': 1, 'y': 2} {'y': 1, 'x': 2}
p = P(True)
del p.x
p.x = 3
print(vars(p))  # expect: {'y': 2, 'x': 3}
