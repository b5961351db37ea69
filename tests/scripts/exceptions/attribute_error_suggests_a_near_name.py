# stderr: compared
class Shape:
    def __init__(self):
        self.colour = "red"
Shape().color
