match = {"case": 1}
print(match["case"])  # expect: 1
def case(type): return type
print(case(3), case(type=4))  # expect: 3 4
type = case
print(type(5))  # expect: 5
match (match):
    case case:
        print(case)  # expect: {'case': 1}
class _: match = 6
print(_.match)  # expect: 6
