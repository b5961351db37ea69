if True: exec code
