print("noisy runs as", __name__)
count = 0
