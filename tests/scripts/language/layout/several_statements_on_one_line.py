x = 1; y = 2; print(x + y); del x
try: x
except NameError: print("gone")
for i in range(2): print(i, end=" "); print("body")
