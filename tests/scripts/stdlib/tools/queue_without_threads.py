import queue

q = queue.Queue(maxsize=2)
q.put("a")
q.put("b")
print(q.full(), q.qsize())  # expect: True 2
for call in (lambda: q.put("c", block=False), lambda: q.put("c", timeout=0.001)):
    try:
        call()
    except queue.Full as error:
        print(repr(error))
        # expect: Full()
        # expect: Full()
print(q.get(), q.get(), q.empty())  # expect: a b True
try:
    q.get_nowait()
except queue.Empty as error:
    print(repr(error))  # expect: Empty()
q.task_done()
q.task_done()
q.join()
try:
    q.task_done()
except ValueError as error:
    print(error)  # expect: task_done() called too many times
p = queue.PriorityQueue()
for item in (3, 1, 2):
    p.put(item)
print([p.get() for _ in range(3)])  # expect: [1, 2, 3]
l = queue.LifoQueue()
l.put(1)
l.put(2)
print(l.get(), queue.SimpleQueue().empty())  # expect: 2 True
