words = ["\U0001f600", "\uffff", "\ud800", "\udfff", "a", "\ue000", "\ud7ff"]
print(ascii(sorted(words)))  # expect: ['a', '\ud7ff', '\ud800', '\udfff', '\ue000', '\uffff', '\U0001f600']
print("\ud800" < "\ue000" < "\U00010000", "\udfff" > "\ud800a", max("\ud800", "\uffff") == "\uffff")  # expect: True True True
