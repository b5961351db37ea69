# options: --virtual-time
import threading
import time


def work():
    time.sleep(0.1)
    print("the thread ends")


threading.Thread(target=work).start()
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
print("the main program ends")
