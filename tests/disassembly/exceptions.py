def careful(f):
    try:
        return f()
    except (KeyError, ValueError) as e:
        print(e)
    except OSError:
        raise RuntimeError from None
    else:
        print("never")
    finally:
        print("done")
