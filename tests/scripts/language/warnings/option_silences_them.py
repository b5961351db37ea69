# options: -W ignore
# status: 0
# stderr: compared
# python3: differs because it does not get the option
import sys

print(sys.warnoptions, 1 is 1)  # expect: ['ignore'] True
