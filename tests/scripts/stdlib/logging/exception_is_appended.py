import io
import logging

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("{levelname}: {message}", style="{"))
log = logging.getLogger("x")
log.addHandler(handler)
log.propagate = False
try:
    1 / 0
except ZeroDivisionError:
    log.exception("went wrong with %r", "this")
lines = stream.getvalue().splitlines()
print(lines[0], lines[1], lines[-1], sep="\n")
