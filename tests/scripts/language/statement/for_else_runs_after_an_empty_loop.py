for x in []: pass
else: print("else")  # expect: else
while False: pass
else: print("while else")  # expect: while else
for x in [1]:
    break
else: print("no")
