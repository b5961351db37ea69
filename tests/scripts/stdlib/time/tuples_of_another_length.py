import time

for function, *args in ((time.mktime, (1,)), (time.asctime, (1, 2)), (time.strftime, "%Y", (1,)), (time.asctime, "text")):
    try:
        function(*args)
    except TypeError as error:
        print(error)
        # expect: mktime(): illegal time tuple argument
        # expect: asctime(): illegal time tuple argument
        # expect: strftime(): illegal time tuple argument
        # expect: Tuple or struct_time argument required
