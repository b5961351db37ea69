class Point(Base):
    """A point."""

    x: int = 0

    def move(self, dx, *, dy=0):
        super().move(dx)
        self.__x += dx
