# python3: differs because ReadOnly came with 3.13
from typing import NotRequired, ReadOnly, Required, TypedDict, get_type_hints, is_typeddict


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class Film(Movie, total=False):
    length: float
    studio: Required[str]
    number: ReadOnly[int]


for kind in (Movie, Film):
    print(sorted(kind.__required_keys__), sorted(kind.__optional_keys__), sorted(kind.__readonly_keys__), kind.__total__)
# expect: ['title'] ['year'] [] True
# expect: ['studio', 'title'] ['length', 'number', 'year'] ['number'] False
print(Movie(title="A", year=1), type(Movie(title="A")) is dict, Film.__bases__, Film.__orig_bases__ == (Movie,))
# expect: {'title': 'A', 'year': 1} True (<class 'dict'>,) True
print(get_type_hints(Film)["studio"], get_type_hints(Film, include_extras=True)["studio"])
# expect: <class 'str'> typing.Required[str]
print(is_typeddict(Movie), is_typeddict(dict), is_typeddict(TypedDict))  # expect: True False False
Point = TypedDict("Point", {"x": int, "in": str}, total=False)
print(Point, sorted(Point.__optional_keys__))  # expect: <class '__main__.Point'> ['in', 'x']
for wrong in (lambda: isinstance({}, Movie), lambda: issubclass(dict, Movie), lambda: type("X", (Movie, int), {})):
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: TypedDict does not support instance and class checks
# expect: TypedDict does not support instance and class checks
# expect: cannot inherit from both a TypedDict type and a non-TypedDict base class
try:

    class Locked(Movie):
        title: ReadOnly[str]
except TypeError as error:
    print(error)  # expect: Cannot override mutable key 'title' with read-only key
