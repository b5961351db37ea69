from statistics import *
x, y = [1, 2, 3, 4, 5], [2, 4, 5, 4, 5]
print(covariance(x, y), correlation(x, y), linear_regression(x, y))  # expect: 1.5 0.7745966692414834 LinearRegression(slope=0.6, intercept=2.2)
n = NormalDist(100, 15)
print(n, n.pdf(110), n.inv_cdf(0.95), n.quantiles(), n.zscore(130), n + NormalDist(1, 2), 2 * n - 5, NormalDist.from_samples([2.5, 3.1, 2.1]))  # expect: NormalDist(mu=100.0, sigma=15.0) 0.02129653370149015 124.67280440427207 [89.88265374705878, 100.0, 110.11734625294122] 2.0 NormalDist(mu=101.0, sigma=15.132745950421556) NormalDist(mu=195.0, sigma=30.0) NormalDist(mu=2.566666666666667, sigma=0.5033222956847166)
