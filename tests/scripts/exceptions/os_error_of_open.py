try:
    open("no such file.txt")
except FileNotFoundError as e:
    print(e)  # expect: [Errno 2] No such file or directory: 'no such file.txt'
    print(e.errno, e.strerror, e.filename)  # expect: 2 No such file or directory no such file.txt
try:
    open("/")
except IsADirectoryError as e:
    print(e)  # expect: [Errno 21] Is a directory: '/'
