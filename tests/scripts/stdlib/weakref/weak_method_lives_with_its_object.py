import weakref


class Button:
    def click(self):
        return "click"


button = Button()
plain = weakref.ref(button.click)
method = weakref.WeakMethod(button.click)
print(plain(), method()())  # expect: None click
del button
print(method())  # expect: None
