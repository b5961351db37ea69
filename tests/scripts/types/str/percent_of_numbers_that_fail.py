# python3: differs because newer versions name the conversion and the type
class Index:
    def __init__(self, answer): self.answer = answer
    def __index__(self): return self.answer

class Int:
    def __init__(self, answer): self.answer = answer
    def __int__(self): return self.answer

class Refuses:
    def __index__(self): raise TypeError("mine")

class Fails:
    def __index__(self): raise ValueError("value")


for value in Index(NotImplemented), Index("x"), Index(65), Int("x"), Int(65), Refuses(), Fails():
    for template in "%d", "%i", "%x", "%o", "%c", "%f", "%5d":
        for form in template, template.encode():
            if form == b"%c":
                continue
            try:
                print(template, form % value)
            except Exception as e:
                print(template, type(form).__name__, type(e).__name__, e)
