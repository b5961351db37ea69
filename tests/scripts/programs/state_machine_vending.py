class Machine:
    PRICES = {"tea": 3, "soup": 5}
    def __init__(self): self.state, self.credit, self.sold = self.idle, 0, []
    def feed(self, *events):
        for event in events: self.state = self.state(event) or self.state
        return self
    def idle(self, event):
        if isinstance(event, int):
            self.credit += event
            return self.paid
        self.sold.append("?")
    def paid(self, event):
        if isinstance(event, int): self.credit += event
        elif self.PRICES.get(event, 99) <= self.credit:
            self.credit -= self.PRICES[event]
            self.sold.append(event)
            if not self.credit: return self.idle
        elif event == "back":
            self.sold.append(f"back {self.credit}")
            self.credit = 0
            return self.idle
m = Machine().feed("tea", 2, "tea", 2, "tea", "soup", "back", 5, "soup", "back")
print(m.sold, m.credit, m.state.__name__)  # expect: ['?', 'tea', 'back 1', 'soup', '?'] 0 idle
