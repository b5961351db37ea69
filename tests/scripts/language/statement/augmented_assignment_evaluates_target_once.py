def index():
    print("index")  # expect: index
    return 0
items = [5]
items[index()] += 1
print(items)  # expect: [6]
class Box:
    n = 1
def box():
    print("box")  # expect: box
    return Box
box().n *= 7
print(Box.n)  # expect: 7
