def g():
    try:
        yield "body"
    finally:
        yield "cleanup"
        print("really done")  # expect: really done
print(list(g()))  # expect: ['body', 'cleanup']
