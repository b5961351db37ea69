# python3: differs because newer versions word or do it otherwise
class Neither: pass
class NoIteration:
    __iter__ = None
class NoContent:
    __contains__ = None
for container in (Neither(), NoIteration(), NoContent(), 5, None):
    try:
        1 in container
    except TypeError as error:
        print(error)
