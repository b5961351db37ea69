import threading

values = threading.local()
values.number = 1


def look():
    print(hasattr(values, "number"))  # expect: False
    values.number = 2


thread = threading.Thread(target=look)
thread.start()
thread.join()
print(values.number)  # expect: 1
