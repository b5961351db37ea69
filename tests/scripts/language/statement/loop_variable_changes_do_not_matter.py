for i in range(3):
    print(i, end=" ")
    i = 10
print(i)
