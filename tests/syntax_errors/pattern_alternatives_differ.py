# python3: differs because newer versions word or place it otherwise
match x:
    case 1 | a:
        pass
