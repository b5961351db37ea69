def say(x): print("evaluated", x); return [1, 2]
g = (a * b for a in say("first") for b in say("second"))
print("made")
print(next(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
