# python3: differs because newer versions word or place it otherwise
for x in y:
