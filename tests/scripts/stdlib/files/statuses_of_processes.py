import os

for status in (0, 256, 9, 0x8B, 0x137F):
    print(status, os.WIFEXITED(status), os.WIFSIGNALED(status), os.WIFSTOPPED(status), os.WCOREDUMP(status))
    # expect: 0 True False False False
    # expect: 256 True False False False
    # expect: 9 False True False False
    # expect: 139 False True False True
    # expect: 4991 False False True False
print(os.WEXITSTATUS(256), os.WTERMSIG(9), os.WSTOPSIG(0x137F))  # expect: 1 9 19
print(os.waitstatus_to_exitcode(256), os.waitstatus_to_exitcode(9))  # expect: 1 -9
try:
    os.waitstatus_to_exitcode(0x137F)
except ValueError as error:
    print(error)  # expect: process stopped by delivery of signal 19
