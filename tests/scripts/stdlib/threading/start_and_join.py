# options: --virtual-time
import threading
import time


def work(name, delay):
    time.sleep(delay)
    print("end", name)


threads = [threading.Thread(target=work, args=(n, 0.3 - n / 10)) for n in range(3)]
for thread in threads:
    thread.start()
print(threads[0].is_alive(), threading.active_count(), [thread.name for thread in threads])
for thread in threads:
    thread.join()
print(threads[0].is_alive(), threading.active_count(), threading.current_thread() is threading.main_thread())
for call in (threads[0].start, threading.Thread().join, threading.current_thread().join):
    try:
        call()
    except RuntimeError as error:
        print(error)
threads[0].join(timeout=1)
