from fractions import Fraction
from statistics import *
for data in ([1, 2, 3, 4], [1.5, 2.5, 4], [Fraction(1, 2), Fraction(3, 4)], [0.1] * 10, [1e10, -1e10, 3.0], [2, 2, 3, 3, 1]):
    print(mean(data), fmean(data), median(data), median_low(data), mode(data), multimode(data), variance(data), pvariance(data), stdev(data), pstdev(data), quantiles(data))
    # expect: 2.5 2.5 2.5 2 1 [1, 2, 3, 4] 1.6666666666666667 1.25 1.2909944487358056 1.118033988749895 [1.25, 2.5, 3.75]
    # expect: 2.6666666666666665 2.6666666666666665 2.5 2.5 1.5 [1.5, 2.5, 4] 1.5833333333333333 1.0555555555555556 1.2583057392117916 1.0274023338281628 [1.5, 2.5, 4.0]
    # expect: 5/8 0.625 5/8 1/2 1/2 [Fraction(1, 2), Fraction(3, 4)] 1/32 1/64 0.1767766952966369 0.125 [Fraction(7, 16), Fraction(5, 8), Fraction(13, 16)]
    # expect: 0.1 0.1 0.1 0.1 0.1 [0.1] 0.0 0.0 0.0 0.0 [0.1, 0.1, 0.1]
    # expect: 1.0 1.0 3.0 3.0 10000000000.0 [10000000000.0, -10000000000.0, 3.0] 1e+20 6.666666666666666e+19 10000000000.0 8164965809.277261 [-10000000000.0, 3.0, 10000000000.0]
    # expect: 2.2 2.2 2 2 2 [2, 3] 0.7 0.56 0.8366600265340756 0.7483314773547883 [1.5, 2.0, 3.0]
for f in (mean, median, mode, stdev):
    try:
        f([])
    except StatisticsError as error:
        print(error)
        # expect: mean requires at least one data point
        # expect: no median for empty data
        # expect: no mode for empty data
        # expect: stdev requires at least two data points
