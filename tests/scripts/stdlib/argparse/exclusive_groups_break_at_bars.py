# python3: differs because 3.13 breaks the usage at the bars of a group
import argparse
import os

os.environ["COLUMNS"] = "60"
parser = argparse.ArgumentParser("prog")
parser.add_argument("--abcde")
group = parser.add_mutually_exclusive_group(required=True)
group.add_argument("--fghij")
group.add_argument("--klmno")
group.add_argument("--pqrst")
parser.print_usage()
# expect: usage: prog [-h] [--abcde ABCDE] (--fghij FGHIJ |
# expect:             --klmno KLMNO | --pqrst PQRST)
