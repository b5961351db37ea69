def first(paths):
    for path in paths:
        try:
            if path:
                return path.read()
        except OSError as error:
            print(error)
        finally:
            print("done")
