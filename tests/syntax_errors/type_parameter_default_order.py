# python3: differs because newer versions word or place it otherwise
class A[T = int, U]:
    pass
