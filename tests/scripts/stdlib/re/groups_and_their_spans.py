import re
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?", "on 2024-05, é")
print(m.groups(), m.groupdict(), m.lastindex, m.lastgroup)  # expect: ('2024', '05', None, None) {'year': '2024', 'month': '05'} 2 month
print(m.span(), m.start("month"), m.end(2), m.span(3), m["year"], m[2], m.group("year", 2))  # expect: (3, 10) 8 10 (-1, -1) 2024 05 ('2024', '05')
print(m.regs, m.re.groups, dict(m.re.groupindex), m.pos, m.endpos, m)  # expect: ((3, 10), (3, 7), (8, 10), (-1, -1), (-1, -1)) 4 {'year': 1, 'month': 2} 0 13 <re.Match object; span=(3, 10), match='2024-05'>
