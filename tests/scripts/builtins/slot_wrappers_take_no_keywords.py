# Methods that are slots refuse keywords in words of their own.
def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: [].__iter__(a=1))
attempt(lambda: (1).__add__(x=1))
attempt(lambda: "".__len__(x=1))
attempt(lambda: [].__setitem__(a=1))
attempt(lambda: object().__eq__(a=1))
attempt(lambda: iter([]).__next__(a=1))
attempt(lambda: set().__and__(a=1))
attempt(lambda: (1).__index__(a=1))
# These are ordinary methods.
attempt(lambda: [].__getitem__(i=1))
attempt(lambda: {}.__contains__(k=1))
attempt(lambda: (1).__sizeof__(a=1))
attempt(lambda: [].__reversed__(a=1))
attempt(lambda: (1).__round__(a=1))
