# stderr: compared
# status: 0
import logging

logging.getLogger("lone").info("nothing")
logging.getLogger("lone").warning("shown plainly")
