class Key:
    """Equal to nothing, all with one hash; comparing them adds a key of another hash."""

    table = None

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if len(Key.table) < 40:
            number = len(Key.table) + 100
            Key.table.add(number) if isinstance(Key.table, set) else Key.table.setdefault(number)
        return False


for Key.table in {}, set():
    keys = [Key() for _ in range(5)]
    for key in keys:
        Key.table.add(key) if isinstance(Key.table, set) else Key.table.setdefault(key)
    print(all([key in Key.table for key in keys]), Key() in Key.table)
    # expect: True False
    # expect: True False
