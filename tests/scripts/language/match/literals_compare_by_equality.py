def kind(value):
    match value:
        case 0: return "zero"
        case -1 | 1.5 | 2 + 3j: return "number"
        case "a" "b": return "text"
        case b"b": return "bytes"
    return "none"
print(kind(0), kind(False), kind(0.0))  # expect: zero zero zero
print(kind(-1), kind(1.5), kind(2 + 3j))  # expect: number number number
print(kind("ab"), kind(b"b"), kind("b"))  # expect: text bytes none
