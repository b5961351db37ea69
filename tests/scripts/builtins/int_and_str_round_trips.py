for n in (0, -1, 255, 10**18, -(2**70), 3**100):
    assert int(str(n)) == int(hex(n), 16) == int(bin(n), 2) == int(oct(n), 8) == int(repr(n))
    assert eval(repr(n)) == n and f"{n}" == str(n) == format(n, "d") == "%d" % n
    print(len(str(n)), n)
    # expect: 1 0
    # expect: 2 -1
    # expect: 3 255
    # expect: 19 1000000000000000000
    # expect: 23 -1180591620717411303424
    # expect: 48 515377520732011331036461129765621272702107522001
