import logging
import logging.config

logging.config.dictConfig({
    "version": 1,
    "formatters": {"short": {"format": "%(levelname)-8s %(message)s"}},
    "filters": {"app": {"name": "app"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "formatter": "short", "stream": "ext://sys.stdout", "filters": ["app"]},
    },
    "loggers": {"app": {"level": "DEBUG", "handlers": ["out"], "propagate": False}},
    "root": {"level": "WARNING", "handlers": ["out"]},
})
logging.getLogger("app").debug("fine")
logging.getLogger("app.part").info("inherited")
logging.getLogger("other").error("filtered out")
try:
    logging.config.dictConfig({"version": 1, "handlers": {"x": {"class": "logging.Nothing"}}})
except ValueError as error:
    print(error)
