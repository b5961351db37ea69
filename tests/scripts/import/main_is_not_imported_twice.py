import sys
print(__name__, sys.modules["__main__"].__dict__ is globals())  # expect: __main__ True
if __name__ == "__main__":
    print("guarded")  # expect: guarded
