# python3: differs because newer versions word or place it otherwise
def f(a=1, b):
    pass
