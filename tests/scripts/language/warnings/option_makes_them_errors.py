# options: -W error::SyntaxWarning
# stderr: compared
# status: 1
# python3: differs because it does not get the option
x = 3
print(x is 3)
