import time

for name in ("CLOCK_REALTIME", "CLOCK_MONOTONIC", "CLOCK_PROCESS_CPUTIME_ID", "CLOCK_THREAD_CPUTIME_ID"):
    clock = getattr(time, name)
    before = time.clock_gettime_ns(clock)
    print(name, clock, before <= time.clock_gettime_ns(clock), type(time.clock_gettime(clock)).__name__)
    # expect: CLOCK_REALTIME 0 True float
    # expect: CLOCK_MONOTONIC 1 True float
    # expect: CLOCK_PROCESS_CPUTIME_ID 2 True float
    # expect: CLOCK_THREAD_CPUTIME_ID 3 True float
print(abs(time.clock_gettime(time.CLOCK_REALTIME) - time.time()) < 5)  # expect: True
print(abs(time.clock_gettime(time.CLOCK_MONOTONIC) - time.monotonic()) < 5)  # expect: True
print(time.clock_getres(time.CLOCK_MONOTONIC) < 0.1)  # expect: True
info = time.get_clock_info("monotonic")
print(info.implementation, info.monotonic, info.adjustable)  # expect: clock_gettime(CLOCK_MONOTONIC) True False
print(time.get_clock_info("time").adjustable, time.get_clock_info("process_time").implementation)  # expect: True clock_gettime(CLOCK_PROCESS_CPUTIME_ID)
for call in (lambda: time.get_clock_info("sun"), lambda: time.clock_gettime(1 << 20), lambda: time.clock_gettime("x")):
    try:
        call()
    except (ValueError, OSError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError unknown clock
        # expect: OSError [Errno 22] Invalid argument
        # expect: TypeError 'str' object cannot be interpreted as an integer
