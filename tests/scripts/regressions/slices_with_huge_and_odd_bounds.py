t = list(range(5))
print(t[-10**30:10**30], t[10**20:], t[::10**20], t[None:None:None], t[True:3], "abc"[:-10**18])
