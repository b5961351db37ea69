# options: --virtual-time
import threading

event = threading.Event()
print(event.wait(0.01), event.is_set())  # expect: False False
threading.Timer(0.02, event.set).start()
print(event.wait(), event.is_set())  # expect: True True
timer = threading.Timer(0.01, print, ["never"])
timer.start()
timer.cancel()
condition, items = threading.Condition(), []


def consume():
    with condition:
        while not items:
            condition.wait()
        print("got", items.pop())  # expect: got 1


consumer = threading.Thread(target=consume)
consumer.start()
with condition:
    items.append(1)
    condition.notify()
consumer.join()
try:
    condition.notify()
except RuntimeError as error:
    print(error)  # expect: cannot notify on un-acquired lock
semaphore = threading.BoundedSemaphore(1)
print(semaphore.acquire(), semaphore.acquire(blocking=False), semaphore.acquire(timeout=0.01))  # expect: True False False
semaphore.release()
try:
    semaphore.release()
except ValueError as error:
    print(error)  # expect: Semaphore released too many times
barrier = threading.Barrier(3)
places = []
threads = [threading.Thread(target=lambda: places.append(barrier.wait())) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(places))  # expect: [0, 1, 2]
