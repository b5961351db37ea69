import os
import signal


def handler(number, frame):
    print("handler", number, frame is None or frame.f_code.co_name)


def sends():
    os.kill(os.getpid(), signal.SIGINT)


print(os.kill(os.getpid(), 0))
try:
    sends()
except KeyboardInterrupt as error:
    print("KeyboardInterrupt", error.args)
before = signal.signal(signal.SIGINT, handler)
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.SIG_IGN)
sends()
signal.raise_signal(signal.SIGCHLD)
try:
    signal.raise_signal(1000)
except OSError as error:
    print(error)
try:
    signal.signal(signal.SIGINT, 5.5)
except TypeError as error:
    print(error)
