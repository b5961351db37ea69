print(1e400, -1e400, 1e-400, 1e400j)  # expect: inf -inf 0.0 infj
print(1e308 * 10 == 1e309)  # expect: True
