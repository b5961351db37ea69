# python3: differs because newer versions quote the choice, and leave a parent's usage out of the commands' names
import argparse

parser = argparse.ArgumentParser(prog="tool", exit_on_error=False)
parser.add_argument("--level", type=int, choices=(1, 2))
try:
    parser.parse_args(["--level", "9"])
except argparse.ArgumentError as error:
    print(error)

parser = argparse.ArgumentParser(prog="git", usage="%(prog)s [anything]")
parser.add_argument("place")
commands = parser.add_subparsers()
print(commands.add_parser("commit").format_usage(), end="")
