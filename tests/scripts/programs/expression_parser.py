import string
class Parser:
    def __init__(self, text):
        self.tokens = self.scan(text)
        self.token = next(self.tokens)
    def scan(self, text):
        i = 0
        while i < len(text):
            if text[i] in string.digits + ".":
                j = i
                while j < len(text) and text[j] in string.digits + ".": j += 1
                yield float(text[i:j])
                i = j
            else:
                if not text[i].isspace(): yield text[i]
                i += 1
        yield None
    def take(self, *wanted):
        if self.token in wanted:
            found, self.token = self.token, next(self.tokens, None)
            return found
    def sum(self):
        value = self.product()
        while op := self.take("+", "-"):
            value = value + self.product() if op == "+" else value - self.product()
        return value
    def product(self):
        value = self.power()
        while op := self.take("*", "/"):
            value = value * self.power() if op == "*" else value / self.power()
        return value
    def power(self):
        base = self.atom()
        return base ** self.power() if self.take("^") else base
    def atom(self):
        if self.take("-"): return -self.atom()
        if self.take("("):
            value = self.sum()
            if not self.take(")"): raise SyntaxError("missing )")
            return value
        if not isinstance(self.token, float): raise SyntaxError(f"unexpected {self.token!r}")
        value, self.token = self.token, next(self.tokens)
        return value
for text in ("1 + 2 * 3", "(1 + 2) * -3", "2 ^ 3 ^ 2", "10 / 4 - .5", "1 +", "(1", "7 / 0"):
    try:
        print(text, "=", Parser(text).sum())
        # expect: 1 + 2 * 3 = 7.0
        # expect: (1 + 2) * -3 = -9.0
        # expect: 2 ^ 3 ^ 2 = 512.0
        # expect: 10 / 4 - .5 = 2.0
    except (SyntaxError, ZeroDivisionError) as e:
        print(text, "!", type(e).__name__)
        # expect: 1 + ! SyntaxError
        # expect: (1 ! SyntaxError
        # expect: 7 / 0 ! ZeroDivisionError
