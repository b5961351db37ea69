from functools import cached_property


class Circle:
    @cached_property
    def area(self):
        print("computed")
        return 3


def areas(circle):
    return [circle.area for _ in range(3)]


circle = Circle()
print(areas(circle))
circle.area = 4
print(areas(circle))
del circle.area
print(areas(circle))
Circle.area = property(lambda self: 5)
print(areas(circle))
