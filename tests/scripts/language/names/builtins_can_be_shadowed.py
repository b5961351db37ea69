len_before = len([1])
def len(x):
    return "mine"
print(len_before, len([1, 2]))  # expect: 1 mine
del len
print(len([1, 2]))  # expect: 2
print = print
list = [1]
print(list)  # expect: [1]
del list
print(list("ab"))  # expect: ['a', 'b']
