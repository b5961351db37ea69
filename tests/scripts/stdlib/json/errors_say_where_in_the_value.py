# python3: differs because the notes came with 3.13
import json


class Point:
    pass


def notes(value, **options):
    try:
        json.dumps(value, **options)
    except (TypeError, ValueError) as error:
        print(error, error.__notes__ if hasattr(error, "__notes__") else None)


notes({"a": [1, {2}]})
# expect: Object of type set is not JSON serializable ['when serializing list item 1', "when serializing dict item 'a'"]
notes({1.5: (Point(),)}, indent=2)
# expect: Object of type Point is not JSON serializable ['when serializing tuple item 0', 'when serializing dict item 1.5']
notes([{(1, 2): 3}])
# expect: keys must be str, int, float, bool or None, not tuple ['when serializing list item 0']
notes([Point()], default=lambda value: [{1}] if isinstance(value, Point) else json.JSONEncoder().default(value))
# expect: Object of type set is not JSON serializable ['when serializing list item 0', 'when serializing Point object', 'when serializing list item 0']
ring = []
ring.append(ring)
notes(ring)  # expect: Circular reference detected ['when serializing list item 0']
notes({"x": float("nan")}, allow_nan=False)
# expect: Out of range float values are not JSON compliant: nan ["when serializing dict item 'x'"]
notes(Point())  # expect: Object of type Point is not JSON serializable None
