import argparse

parser = argparse.ArgumentParser(prog="git")
commands = parser.add_subparsers(dest="command", required=True, title="commands", description="what to do")
add = commands.add_parser("add", help="add files")
add.add_argument("paths", nargs="+")
add.set_defaults(run=lambda args: f"adding {args.paths}")
remove = commands.add_parser("remove", aliases=["rm"], help="remove files")
remove.add_argument("--force", action="store_true")
remove.set_defaults(run=lambda args: f"removing, force={args.force}")
for line in (["add", "a", "b"], ["rm", "--force"]):
    args = parser.parse_args(line)
    print(args.command, args.run(args))
    # expect: add adding ['a', 'b']
    # expect: rm removing, force=True
print(parser.format_usage(), end="")  # expect: usage: git [-h] {add,remove,rm} ...
print(add.format_usage(), end="")  # expect: usage: git add [-h] paths [paths ...]
