import signal
print(signal.SIGINT, repr(signal.SIGTERM), signal.SIGKILL + 0, signal.Signals(15).name, signal.strsignal(11))
print(signal.SIG_DFL, repr(signal.SIG_IGN), signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT).__name__)
print(signal.SIGINT in signal.valid_signals(), len(signal.valid_signals()), signal.NSIG, signal.SIGRTMIN, signal.SIGCLD)
print(signal.signal(signal.SIGPIPE, signal.SIG_DFL), signal.getsignal(signal.SIGPIPE))
for bad in (lambda: signal.strsignal(0), lambda: signal.signal(signal.SIGTERM, "x"), lambda: signal.getsignal(99)):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
