import array

try:
    array.array("h").append(None)
except TypeError as error:
    print(error, error.__context__)  # expect: 'NoneType' object cannot be interpreted as an integer None
