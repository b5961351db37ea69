def f(way):
    for _ in range(1):
        try:
            if way == "return": return "returned"
            if way == "break": break
            if way == "continue": continue
            if way == "raise": raise KeyError(way)
        except KeyError:
            return "handled"
        finally:
            print("finally", way)
    return "end"
for way in ("return", "break", "continue", "raise", "fall"):
    print(f(way))
