def show(name, value):
    return f"{name!r}: {value:>{len(name)}.2f}" "!"
