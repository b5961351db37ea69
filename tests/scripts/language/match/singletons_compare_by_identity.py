class Odd:
    def __eq__(self, other):
        return True
def kind(value):
    match value:
        case None: return "None"
        case True: return "True"
        case False: return "False"
        case 1: return "one"
print(kind(None), kind(True), kind(False), kind(1), kind(Odd()))  # expect: None True False one one
