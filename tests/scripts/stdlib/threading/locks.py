# options: --virtual-time
import threading
import time

lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked())  # expect: True False False True
lock.release()
for call in (lock.release, lambda: lock.acquire(False, 1), threading.RLock().release):
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(error)
        # expect: release unlocked lock
        # expect: can't specify a timeout for a non-blocking call
        # expect: cannot release un-acquired lock
count = 0


def add():
    global count
    for _ in range(20):
        with lock:
            before = count
            time.sleep(0)
            count = before + 1


threads = [threading.Thread(target=add) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)  # expect: 80
reentrant = threading.RLock()
with reentrant, reentrant:
    print("twice")  # expect: twice
