for source in ["try: pass\nexcept: pass\nexcept ValueError: pass", "try: pass", "try: pass\nelse: pass", "try: pass\nexcept* : pass", "try: pass\nexcept A: pass\nexcept* B: pass", "try: pass\nfinally: pass\nexcept: pass"]:
    try:
        compile(source, "f", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)
        # expect: default 'except:' must be last
        # expect: expected 'except' or 'finally' block
        # expect: expected 'except' or 'finally' block
        # expect: expected one or more exception types
        # expect: cannot have both 'except' and 'except*' on the same 'try'
        # expect: invalid syntax
