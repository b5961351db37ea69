import sched

now = 0


def sleep(seconds):
    global now
    now += seconds


s = sched.scheduler(lambda: now, sleep)
s.enter(5, 1, print, ("five",))
s.enter(2, 2, print, ("two, later",))
s.enter(2, 1, print, ("two, first",))
gone = s.enter(3, 1, print, ("never",))
s.cancel(gone)
print([event.time for event in s.queue], s.empty())  # expect: [2, 2, 5] False
print(s.run(blocking=False))  # expect: 2
s.run()
# expect: two, first
# expect: two, later
# expect: five
print(now, s.empty())  # expect: 5 True
