import sys, math
print(sys.modules["math"] is math)  # expect: True
sys.modules["made_up"] = 5
import made_up
print(made_up)  # expect: 5
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(e)  # expect: import of blocked halted; None in sys.modules
del sys.modules["made_up"]
try:
    import made_up
except ModuleNotFoundError as e:
    print(e)  # expect: No module named 'made_up'
