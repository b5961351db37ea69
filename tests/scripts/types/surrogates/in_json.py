import json
print(json.dumps("\ud800x"), ascii(json.loads(r'"\ud800"')), ascii(json.loads(r'"\ud83d\ude00"')))  # expect: "\ud800x" '\ud800' '\U0001f600'
print(ascii(json.dumps("\udfff", ensure_ascii=False)))  # expect: '"\udfff"'
