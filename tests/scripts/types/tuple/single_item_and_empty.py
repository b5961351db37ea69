# stderr: any
print((1,), (), tuple(), (1,) * 0, len(((),)), repr(((1,),)), (1)  == 1, () is (), hash(()) == hash(tuple()))  # expect: (1,) () () () 1 ((1,),) True True True
