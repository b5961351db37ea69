# python3: differs because newer versions word or place it otherwise
from __future__ import foo
