# stderr: compared
# status: 0
# python3: differs because 3.14 words these warnings anew
x = 3
print(x is 3)
print("\d")
