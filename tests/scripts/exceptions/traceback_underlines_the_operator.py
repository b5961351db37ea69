# python3: differs because since 3.13 the callee of a failing call is marked apart
# stderr: compared with carets
def mean(values, scale):
    return sum(values) / len(values) * scale["factor"]

items = [1, 2, 3]; mean(items, {"factor": 2}); mean(items, {})
