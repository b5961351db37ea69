print("a" + "b" * 3, "abc" < "abd", "B" < "a", "" == "", "a" != "A", "ab" * 0 == "", "x" * -5 == "")  # expect: abbb True True True True True True
s = t = "abc"
s += "d"
print(s, t, s is t, "".join(sorted("hello")), "".join(reversed("abc")), min("hello"), max("hello"))  # expect: abcd abc False ehllo cba e o
print(sorted(["é", "z", "a", "Z", "e"]), "10" < "9")  # expect: ['Z', 'a', 'e', 'z', 'é'] True
