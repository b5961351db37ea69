# python3: differs because 3.14 refuses empty groups when the usage is shown
import argparse

parser = argparse.ArgumentParser("prog")
parser.add_mutually_exclusive_group()
try:
    parser.format_usage()
except ValueError as error:
    print(str(error).split(" <")[0])  # expect: empty group
