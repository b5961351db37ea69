class One:
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.made = 0
        cls._instance.made += 1
        return cls._instance
print(One() is One(), One().made)  # expect: True 3
