class Off:
    def state(self): return "off"
class On:
    def state(self): return "on"
s = Off()
print(s.state())  # expect: off
s.__class__ = On
print(s.state(), type(s).__name__)  # expect: on On
try:
    s.__class__ = 5
except TypeError as e:
    print(e)  # expect: __class__ must be set to a class, not 'int' object
