def say(x):
    print(x, end=" ")
    return x
print({say("k1"): say("v1"), say("k2"): say("v2")})
print({say(i): say(-i) for i in (1, 2)})
