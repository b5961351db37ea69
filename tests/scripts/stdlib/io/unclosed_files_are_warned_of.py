# args: {tmp}
# stderr: compared
# status: 0
# options: -W always
# A file that is dropped without close() is warned of by the stream the program held.
# python3: differs because it gets no options
import os
import sys

path = os.path.join(sys.argv[1], "text")
os.chdir(sys.argv[1])


def leave():
    file = open("text", "w")
    file.write("x")


leave(); print(os.path.getsize("text"))
file = open("text", "rb")
file.close()
file = open("text", "rb")
file = None; print("dropped")
with open("text") as file:
    pass
del file
kept = open("text", "r+")
print("end")
