class Large:
    def __index__(self):
        return 1 << 2000


float(Large())  # expect raises: OverflowError: int too large to convert to float
