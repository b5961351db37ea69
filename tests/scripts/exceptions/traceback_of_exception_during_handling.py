# stderr: compared
d = {}
try:
    d["missing"]
except KeyError:
    d.missing
