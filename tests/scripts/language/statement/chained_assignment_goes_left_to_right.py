class T:
    def __setitem__(self, k, v): print("set", k, v)
def say(x):
    print("eval", x)
    return x
t = T()
t[say("a")] = t[say("b")] = say("value")
x = y = []
x.append(1)
print(y)
