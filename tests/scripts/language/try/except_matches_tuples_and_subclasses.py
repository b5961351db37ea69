class A(Exception): pass
class B(A): pass
for kind in (A, B, KeyError, OSError):
    try:
        raise kind
    except B:
        print("B")
    except (KeyError, A):
        print("KeyError or A")
    except Exception as e:
        print("other", type(e).__name__)
