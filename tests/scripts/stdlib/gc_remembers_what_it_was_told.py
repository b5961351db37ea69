# python3: differs because 3.14 has other thresholds to begin with and leaves out those that are not given
import gc

gc.disable()
print(gc.isenabled())  # expect: False
gc.enable()
print(gc.isenabled())  # expect: True
gc.set_threshold(500)
print(gc.get_threshold())  # expect: (500, 10, 0)
gc.set_threshold(700, 5, 3)
print(gc.get_threshold())  # expect: (700, 5, 3)
