# python3: differs because newer versions word or place it otherwise
x = f'{a:{b:{c:{d}}}}'
