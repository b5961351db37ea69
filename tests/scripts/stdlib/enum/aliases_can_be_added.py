# python3: differs because members take aliases since 3.13
import enum


class Color(enum.Enum):
    RED = 1


Color.RED._add_alias_("CRIMSON")
Color.RED._add_value_alias_("red")
print(Color.CRIMSON, Color["CRIMSON"], Color("red"))  # expect: Color.RED Color.RED Color.RED
