class Countdown:
    n = 3
    def __bool__(self):
        self.n -= 1
        return self.n > 0
c = Countdown()
while c: print(c.n)
# expect: 2
# expect: 1
