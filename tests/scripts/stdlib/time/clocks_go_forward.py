import time
a, b = time.perf_counter(), time.monotonic()
time.sleep(0.002)
print(0.001 < time.perf_counter() - a < 1, 0.001 < time.monotonic() - b < 1, time.time() > 1.6e9, time.process_time() >= 0)  # expect: True True True True
print(isinstance(time.time_ns(), int), isinstance(time.perf_counter_ns(), int), time.monotonic_ns() > 0)  # expect: True True True
try:
    time.sleep(-1)
except ValueError as e:
    print(e)  # expect: sleep length must be non-negative
