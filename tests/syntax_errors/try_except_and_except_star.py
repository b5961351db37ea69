# python3: differs because newer versions word or place it otherwise
try:
    x
except A:
    y
except* B:
    z
