def light():
    while True:
        for colour, ticks in (("green", 2), ("amber", 1), ("red", 2)):
            for _ in range(ticks):
                if (yield colour) == "reset":
                    break
g = light()
print([next(g) for _ in range(6)])  # expect: ['green', 'green', 'amber', 'red', 'red', 'green']
print(g.send("reset"), next(g), next(g))  # expect: amber red red
