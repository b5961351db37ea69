try:
    raise ExceptionGroup("g", [ValueError(1)])
except* TypeError as error:
    print("no")
except* ValueError as error:
    print("yes")  # expect: yes
except* OSError as error:
    print("no")
print("error" in globals())  # expect: False
