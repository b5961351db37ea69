s = "hELLO wORLD ßé"
print(s.upper(), s.lower(), s.capitalize(), s.title(), s.swapcase(), s.casefold())  # expect: HELLO WORLD SSÉ hello world ßé Hello world ßé Hello World Ssé Hello World SSÉ hello world ssé
print("they're bill's".title(), "ΑΣ".lower(), "ǆ".title(), "İ".lower() == "i̇")  # expect: They'Re Bill'S ας ǅ True
