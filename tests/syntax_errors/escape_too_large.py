# python3: differs because newer versions word or place it otherwise
x = '\U00110000'
