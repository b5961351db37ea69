class Point(Base, metaclass=Meta):
    """A point."""
    x: int = 0

    def move(self, dx):
        super().move(dx)
        self.x += dx
        return self.x
