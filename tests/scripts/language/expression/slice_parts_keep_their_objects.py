class S:
    def __getitem__(self, key): return (key.start, key.stop, key.step)
print(S()["a":None:[]], S()[:], S()[::], S()[1:])  # expect: ('a', None, []) (None, None, None) (None, None, None) (1, None, None)
