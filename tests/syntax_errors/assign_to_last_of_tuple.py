a, f() = b
