import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s|%(name)s|%(funcName)s|%(lineno)d|%(message)s")
log = logging.getLogger("app.db")


def work():
    log.debug("hidden")
    log.info("rows: %d of %s", 3, "t")
    log.warning("%(a)s and %(b)s", {"a": 1, "b": 2})


work()
logging.error("at the root")
print(log, log.isEnabledFor(logging.DEBUG), log.getEffectiveLevel(), log.parent)
log.setLevel("DEBUG")
work()
print(logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLevelName(33))
