# python3: differs because since 3.13 a call is drawn as its name and its arguments
# stderr: compared with carets
def check(x):
    return int(x)

def run():
    check("5")
    print(len("ab") + check("five"))

run()
