# _convert_ makes an enum of the constants of a module.
import enum
import types

A_ONE, A_TWO, B_THREE = 1, 2, 3
Letters = enum.IntEnum._convert_("Letters", __name__, lambda name: name.startswith("A_"))
print(list(Letters), A_ONE is Letters.A_ONE, B_THREE)  # expect: [<Letters.A_ONE: 1>, <Letters.A_TWO: 2>] True 3
source = types.SimpleNamespace(B_X=1, B_Y=2)
Flags = enum.IntFlag._convert_("Flags", __name__, lambda name: name.startswith("B_"), source)
print(list(Flags), Flags(8).value)  # expect: [<Flags.B_X: 1>, <Flags.B_Y: 2>] 8
