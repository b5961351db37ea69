# python3: differs because newer versions word or do it otherwise
def numbers():
    try:
        yield 1
    finally:
        print("closed")

running = numbers()
next(running)
try:
    running.gi_frame.clear()
except RuntimeError as error:
    print(error)
running.close()

new = numbers()
new.gi_frame.clear()
print(list(new))

import sys
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)
try:
    1 / 0
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_frame
def fails(): 1 / 0
try:
    fails()
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_frame.clear())
