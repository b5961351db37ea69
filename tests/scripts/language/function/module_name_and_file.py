print(__name__)  # expect: __main__
print(__file__.rsplit("/", 1)[-1])  # expect: module_name_and_file.py
print(__doc__)  # expect: None
print("__builtins__" in globals(), globals()["__name__"])  # expect: True __main__
