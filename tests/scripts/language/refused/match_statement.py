# python3: differs because match comes with a later version of Pyish
x = 1
match x:  # expect error: SyntaxError: 'match' statements are not supported yet
    case 1:
        print("one")
