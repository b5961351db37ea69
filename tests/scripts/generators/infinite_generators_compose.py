def naturals():
    n = 0
    while True:
        yield n
        n += 1
def take(n, it):
    for _, x in zip(range(n), it):
        yield x
def only(pred, it):
    return (x for x in it if pred(x))
print(list(take(5, only(lambda x: x % 7 == 3, naturals()))))  # expect: [3, 10, 17, 24, 31]
