# `with` over generator context managers, classes with __enter__, ExitStack and suppress.
from contextlib import ExitStack, closing, contextmanager, suppress

N = 40000


@contextmanager
def scope(log, name):
    log.append(name)
    try:
        yield len(log)
    finally:
        log.pop()


class Guard:
    def __init__(self):
        self.depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, kind, error, trace):
        self.depth -= 1
        return False

    def close(self):
        self.depth = 0


def main():
    log, guard, total = [], Guard(), 0
    for i in range(N):
        with scope(log, i) as depth, guard:
            total += depth + guard.depth
        with guard as held:
            total += held.depth
        if i % 4 == 0:
            with suppress(KeyError):
                total += {}[i]
            with ExitStack() as stack:
                stack.enter_context(guard)
                stack.callback(log.append, 1)
            log.pop()
            with closing(guard):
                total += 1
    print("context_managers", total, log, guard.depth)


main()
