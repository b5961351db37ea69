# stderr: any
import sys
print(sys.stdout.write("written\n"))
sys.stderr.write("to stderr\n")
print("printed to stderr", file=sys.stderr)
sys.stdout.flush()
