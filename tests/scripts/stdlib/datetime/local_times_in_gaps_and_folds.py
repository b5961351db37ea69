# python3: differs because 3.13 reads skipped times in astimezone() otherwise
# Of a local time that clocks skip or show twice, `fold` says which moment is meant, and moments say which time they are.
import os
import time
from datetime import datetime

os.environ["TZ"] = "EST5EDT,M3.2.0,M11.1.0"
time.tzset()
for fields in ((2012, 3, 11, 2, 30), (2014, 11, 2, 1, 30), (2014, 11, 2, 2, 30), (2014, 7, 1)):
    for fold in (0, 1):
        naive = datetime(*fields, fold=fold)
        back = datetime.fromtimestamp(naive.timestamp())
        print(naive, fold, naive.timestamp(), back, back.fold, naive.astimezone())
