import logging
import queue
import weakref

print(logging.StreamHandler, logging.LogRecord, logging.Formatter, logging.Filter)  # expect: <class 'logging.StreamHandler'> <class 'logging.LogRecord'> <class 'logging.Formatter'> <class 'logging.Filter'>
print(weakref.WeakSet, weakref.WeakKeyDictionary, weakref.WeakValueDictionary, queue.Empty, queue.Full)  # expect: <class '_weakrefset.WeakSet'> <class 'weakref.WeakKeyDictionary'> <class 'weakref.WeakValueDictionary'> <class '_queue.Empty'> <class 'queue.Full'>
