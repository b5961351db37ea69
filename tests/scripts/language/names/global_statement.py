count = 0
def bump():
    global count, fresh
    count += 1
    fresh = "made by bump"
bump(); bump()
print(count, fresh)  # expect: 2 made by bump
def shadow():
    count = 99
    return count
print(shadow(), count)  # expect: 99 2
