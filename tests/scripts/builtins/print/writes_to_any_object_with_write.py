class Sink:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
s = Sink()
print("a", 1, sep="+", file=s)
print(s.parts)  # expect: ['a', '+', '1', '\n']
