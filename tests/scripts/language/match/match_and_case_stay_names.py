match = {"case": 1}
case = "case"
print(match[case], match [case])  # expect: 1 1
match (case)[0]:
    case "c": print("c")  # expect: c
def type(match): return match
print(type(2))  # expect: 2
