if True:
	x = 1
	if x:
	    print("tab then spaces")  # expect: tab then spaces
	print("tab")  # expect: tab
