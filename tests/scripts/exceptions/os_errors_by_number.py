import errno
for code in (errno.ENOENT, errno.EEXIST, errno.EACCES, errno.ECONNREFUSED, errno.EPIPE, errno.EAGAIN, errno.ETIMEDOUT, errno.EISDIR, errno.EINTR, errno.ECHILD, errno.EINVAL):
    print(type(OSError(code, "text")).__name__, end=" ")
print(IOError is OSError, EnvironmentError is OSError, issubclass(FileNotFoundError, OSError))
