class Measure(float):
    pass


for nan in (float("nan"), Measure("nan"), complex("nan"), complex(0, float("nan"))):
    same = nan
    print(nan == same, nan != same, nan in [same], [nan] == [same])
# expect: False True True True
# expect: False True True True
# expect: False True True True
# expect: False True True True
