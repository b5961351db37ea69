m = __import__("os.path")
print(m.__name__, __import__("os.path", fromlist=["join"]).join("a", "b") in ("a/b", "a\\b"), __import__("math").floor(1.5))  # expect: os True 1
for f in (lambda: __import__(""), lambda: __import__(5), lambda: __import__("a.b"), lambda: __import__("x", level=-1)):
    try: f()
    except (ValueError, TypeError, ImportError) as e: print(type(e).__name__, e)
    # expect: ValueError Empty module name
    # expect: TypeError module name must be a string
    # expect: ModuleNotFoundError No module named 'a'
    # expect: ValueError level must be >= 0
