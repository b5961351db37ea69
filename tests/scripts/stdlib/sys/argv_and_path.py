# args: one --two three
import sys
print(sys.argv[0].endswith("argv_and_path.py"), sys.argv[1:])  # expect: True ['one', '--two', 'three']
print(sys.path[0].endswith("stdlib/sys"), "sys" in sys.modules, sys.modules["__main__"].__name__)  # expect: True True __main__
