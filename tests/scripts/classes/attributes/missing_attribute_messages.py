class Widget: pass
def attempt(f):
    try:
        f()
    except AttributeError as e:
        print(e)
attempt(lambda: Widget().size)
attempt(lambda: Widget.size)
attempt(lambda: None.size)
attempt(lambda: (5).size)
attempt(lambda: "s".size)
attempt(lambda: len.size)
attempt(lambda: (lambda: 0).size)
attempt(lambda: delattr(Widget(), "size"))
attempt(lambda: setattr(5, "real", 1))
