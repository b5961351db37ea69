class Shown:
    @property
    def __dict__(self): return {"shown": True}

print(vars(Shown()), Shown().__dict__)
