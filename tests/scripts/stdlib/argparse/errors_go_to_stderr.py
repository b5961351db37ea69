# stderr: any
import argparse

parser = argparse.ArgumentParser(prog="tool", exit_on_error=False)
parser.add_argument("number", type=int)
parser.add_argument("--one", nargs=1)
group = parser.add_mutually_exclusive_group()
group.add_argument("--a", action="store_true")
group.add_argument("--b", action="store_true")
for line in (["x"], ["1", "--one"], ["1", "--a", "--b"], ["1", "--a=3"]):
    try:
        parser.parse_args(line)
    except argparse.ArgumentError as error:
        print(error)
for line in ([], ["1", "2"], ["--help"]):
    try:
        argparse.ArgumentParser(prog="tool").parse_args(line)
        print("fine")
    except SystemExit as error:
        print("exit", error.code)
