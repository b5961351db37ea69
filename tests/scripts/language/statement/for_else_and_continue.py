for x in [1, 2, 3, 4]:
    if x % 2:
        continue
    if x == 4:
        print("found", x)  # expect: found 4
        break
else:
    print("not found")
for x in []:
    pass
else:
    print("empty")  # expect: empty
print(x)  # expect: 4
