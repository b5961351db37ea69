class Names:
    def __getitem__(self, name): raise KeyError(name)

for namespaces in ((5,), ([],), ({}, 5), ({}, object()), ({}, "a"), ({}, Names()), ({}, None)):
    for run in (eval, exec):
        try:
            print(run.__name__, run("1", *namespaces))
        except TypeError as error:
            print(run.__name__, error)
