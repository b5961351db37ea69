# python3: differs because newer versions word or place it otherwise
f(**a, *b)
