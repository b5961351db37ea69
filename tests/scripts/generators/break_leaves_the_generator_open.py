def g():
    try:
        for i in range(5):
            yield i
    finally:
        log.append("finally")
log = []
it = g()
for x in it:
    if x == 1:
        break
print(log, next(it))  # expect: [] 2
it.close()
print(log)  # expect: ['finally']
