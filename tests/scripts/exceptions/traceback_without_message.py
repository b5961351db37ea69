# stderr: compared
class Custom(Exception):
    pass

raise Custom
