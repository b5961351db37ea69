from ..shapes import UNIT
value = "inner " + UNIT
