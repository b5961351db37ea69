del f(1)
