# What the system does not take is told where it is handed over, and the file is closed all the same.
file = open("/dev/full", "w")
print(file.write("x"))  # expect: 1
for action in (file.flush, file.close):
    try:
        action()
    except OSError as error:
        print(error)
        # expect: [Errno 28] No space left on device
        # expect: [Errno 28] No space left on device
print(file.closed)  # expect: True
