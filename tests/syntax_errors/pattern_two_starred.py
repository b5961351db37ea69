# python3: differs because newer versions word or place it otherwise
match x:
    case [*a, *b]:
        pass
