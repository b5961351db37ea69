for i in range(3): pass
print(i)  # expect: 2
for never in []: pass
try:
    never
except NameError as e:
    print(e)  # expect: name 'never' is not defined
[j for j in range(3)]
print("j" in globals())  # expect: False
