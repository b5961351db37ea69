import random
random.seed(2024)
print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(5, 2))  # expect: -1.5858438430959185 0.3015791682292153 3.9114089205257967
print(random.expovariate(1.5), random.betavariate(2, 3), random.triangular(0, 10, 5), random.paretovariate(3))  # expect: 0.2054571285300626 0.2589005430073675 6.310549735299655 3.0077806748010376
print(random.lognormvariate(0, 1), random.gammavariate(2, 1), random.vonmisesvariate(0, 4), random.weibullvariate(1, 2))  # expect: 0.3314975324968109 2.0914510192857487 1.0945832308838481 1.4335259423485058
