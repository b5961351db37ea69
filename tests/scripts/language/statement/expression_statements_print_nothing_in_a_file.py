1 + 1
"text"
[1, 2]
(lambda: print("called"))()  # expect: called
None
