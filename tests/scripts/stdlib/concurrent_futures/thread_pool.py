# options: --virtual-time
import concurrent.futures
import time


def fail():
    raise ValueError("in the pool")


with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(pow, range(5), [2] * 5)))  # expect: [0, 1, 4, 9, 16]
    future = pool.submit(divmod, 7, y=2) if False else pool.submit(divmod, 7, 2)
    print(future.result(), future.done(), future.cancel(), future.exception())  # expect: (3, 1) True False None
    failed = pool.submit(fail)
    print(repr(failed.exception()))  # expect: ValueError('in the pool')
    try:
        failed.result()
    except ValueError as error:
        print(error)  # expect: in the pool
    sleeping = [pool.submit(time.sleep, delay) for delay in (0.3, 0.1)]
    waiting = pool.submit(print, "never")
    print(waiting.cancel(), waiting.cancelled())  # expect: True True
    try:
        sleeping[0].result(timeout=0.01)
    except TimeoutError as error:
        print(repr(error))  # expect: TimeoutError()
    done, left = concurrent.futures.wait(sleeping, return_when=concurrent.futures.FIRST_COMPLETED)
    print(done == {sleeping[1]}, left == {sleeping[0]})  # expect: True True
    print([sleeping.index(each) for each in concurrent.futures.as_completed(sleeping)])  # expect: [1, 0]
    try:
        waiting.result()
    except concurrent.futures.CancelledError as error:
        print(repr(error))  # expect: CancelledError()
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)  # expect: cannot schedule new futures after shutdown
try:
    concurrent.futures.ThreadPoolExecutor(0)
except ValueError as error:
    print(error)  # expect: max_workers must be greater than 0
