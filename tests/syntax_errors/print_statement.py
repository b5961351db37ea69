print 'hello', x
