# python3: differs because newer versions word or place it otherwise
x = '\N{no such character}'
