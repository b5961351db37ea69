print("package starts")
from . import inner
from .inner import value as reexported
