log = []
def say(x):
    log.append(x)
    return x
d = {}
d[say("key")] = say("value")
d[say("k2")], d[say("k3")] = say("v2"), say("v3")
print(log)  # expect: ['value', 'key', 'v2', 'v3', 'k2', 'k3']
i = 0
i, d[i] = 1, 2
print(d[1])  # expect: 2
