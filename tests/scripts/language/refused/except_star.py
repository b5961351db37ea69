# python3: differs because except* comes with a later version of Pyish
try:  # expect error: SyntaxError: 'except*' clauses are not supported yet
    pass
except* ValueError:
    pass
