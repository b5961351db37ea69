x, y = 1, "a"
print(f"{x=} {y=} {x = } {y=!s} {y=:>4} {x+1=} {x == 1=} {  x  =}", f"{x=:05} {[x, y]=}")  # expect: x=1 y='a' x = 1 y=a y=   a x+1=2 x == 1=True   x  =1 x=00001 [x, y]=[1, 'a']
