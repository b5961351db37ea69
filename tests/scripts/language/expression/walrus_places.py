if (n := 10) > 5: print(n)  # expect: 10
print([y := 1, y ** 2], (z := 3) + z, f"{(w := 7)}", w)  # expect: [1, 1] 6 7 7
print({k: (v := k * 2) for k in range(2)}, v)  # expect: {0: 0, 1: 2} 2
while (n := n - 4) > 0: print(n)
# expect: 6
# expect: 2
