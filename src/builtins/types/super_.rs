//! `super`: attributes from further along the MRO.

use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::Super;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Super,
    doc: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\n\
          super(type, obj) -> bound super object; requires isinstance(obj, type)\n\
          super(type, type2) -> bound super object; requires issubclass(type2, type)\n",
    construct: Some(&NativeRow::new(
        "super(*args)",
        "Attributes of the classes after `type` on the MRO of the object's class.",
        construct,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Create and return a new object.
        static "__new__(cls, *args, **kwargs)" => new,
        /// Initialize self.
        "__init__(self, /, *args)" => init,
        /// Return an attribute of instance, which is of type owner.
        "__get__(self, instance, owner=None, /)" => get,
    },
    getsets: getsets! {
        /// the class invoking super()
        "__thisclass__" => this_class;
        /// the instance invoking super(); may be None
        "__self__" => this_object;
        /// the type of the instance invoking super(); may be None
        "__self_class__" => self_class;
    },
};

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match *args {
        [] => Err(cx.runtime_error("super(): no arguments")),
        [class] => done(cx.new_super(class, None)?),
        [class, object] => cx.bind_super(class, object),
        _ => Err(cx.type_error(format!(
            "super() expected at most 2 arguments, got {}",
            args.len()
        ))),
    }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(class) = args[0].as_gc::<Class>() else {
        return Err(cx.type_error("super.__new__(X): X is not a type object"));
    };
    let object = Super {
        header: Header::new(cx.instance_shape(class)),
        class: Value::NONE,
        receiver: Value::NONE,
        receiver_class: Value::NONE,
    };
    match cx.heap[class].flags.has_dict {
        true => done(cx.heap.alloc_extended(object, Value::UNDEF)),
        false => done(cx.heap.alloc(object)),
    }
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = args[0]
        .as_gc::<Super>()
        .expect("the vm checks the receiver of natives");
    let made = match args[1..] {
        [] => return Err(cx.runtime_error("super(): no arguments")),
        [class] => cx.new_super(class, None)?,
        [class, receiver] => cx.new_super(class, Some(receiver))?,
        _ => {
            let message = format!("super() expected at most 2 arguments, got {}", args.len() - 1);
            return Err(cx.type_error(message));
        }
    };
    if let Some(made) = made.as_gc::<Super>() {
        let Super {
            class,
            receiver,
            receiver_class,
            ..
        } = cx.heap[made];
        let object = &mut cx.heap[object];
        (object.class, object.receiver, object.receiver_class) = (class, receiver, receiver_class);
    }
    done(Value::NONE)
}

/// An object that is no instance of the class may still say that it is by its `__class__`.
static CLASS_CLAIMED: Then = Then {
    name: "super.class_claimed",
    resume: |cx, kept, resumed| {
        let (class, receiver) = (kept.values[0], kept.values[1]);
        if let (Some(claimed), Some(target)) = (cx.as_class(resumed.value()), cx.as_class(class))
            && cx.is_subclass(claimed, target)
        {
            let header = Header::new(Builtin::Super.shape());
            let receiver_class = claimed.value();
            return done(cx.heap.alloc(Super {
                header,
                class,
                receiver,
                receiver_class,
            }));
        }
        match cx.as_class(class) {
            Some(target) => Err(cx.wrong_receiver(target, receiver)),
            None => cx.new_super(class, Some(receiver)).map(Outcome::Return),
        }
    },
    catches: false,
};

impl Cx {
    /// `super(class, object)`; without an object, an unbound super.
    pub(crate) fn new_super(&mut self, class: Value, object: Option<Value>) -> Result<Value, Raise> {
        let Some(target) = class.as_gc::<Class>() else {
            let message = format!("super() argument 1 must be a type, not {}", self.type_name(class));
            return Err(self.type_error(message));
        };
        let object = object.filter(|object| !object.is_none());
        let (receiver, receiver_class) = match object {
            None => (Value::NONE, Value::NONE),
            Some(object) => match object.as_gc::<Class>() {
                Some(receiver) if self.is_subclass(receiver, target) => (object, object),
                _ => {
                    let actual = self.class_of(object);
                    if !self.is_subclass(actual, target) {
                        return Err(self.wrong_receiver(target, object));
                    }
                    (object, actual.value())
                }
            },
        };
        let header = Header::new(Builtin::Super.shape());
        let object = Super {
            header,
            class,
            receiver,
            receiver_class,
        };
        Ok(self.heap.alloc(object).value())
    }

    /// The same, asking the object for its `__class__` if need be.
    pub(crate) fn bind_super(&mut self, class: Value, object: Value) -> Result<Outcome, Raise> {
        if let Some(target) = class.as_gc::<Class>()
            && !object.is_none()
            && !object.is_kind::<Class>()
            && !self.is_subclass(self.class_of(object), target)
        {
            return match crate::vm::attribute::get_attribute(self, object, self.names.class)? {
                Outcome::Return(claimed) => {
                    let kept = crate::objects::outcome::Kept {
                        state: 0,
                        values: &[class, object],
                    };
                    (CLASS_CLAIMED.resume)(self, kept, Resumed::Value(claimed))
                }
                outcome => {
                    if self.request.then.is_none() {
                        self.request.then = Some(&CLASS_CLAIMED);
                        self.request.state = 0;
                        self.request.kept = vec![class, object];
                    }
                    Ok(outcome)
                }
            };
        }
        done(self.new_super(class, Some(object))?)
    }

    #[cold]
    fn wrong_receiver(&mut self, class: Gc<Class>, object: Value) -> Raise {
        let (kind, name) = match object.as_gc::<Class>() {
            Some(object) => ("type", self.class_name(object)),
            None => ("instance of", self.type_name(object)),
        };
        let class = self.class_name(class);
        let message =
            format!("super(type, obj): obj ({kind} {name}) is not an instance or subtype of type ({class}).");
        self.type_error(message)
    }
}

fn of(cx: &Cx, args: &[Value]) -> (Value, Value, Value) {
    match args[0].as_gc::<Super>() {
        Some(object) => {
            let Super {
                class,
                receiver,
                receiver_class,
                ..
            } = cx.heap[object];
            (class, receiver, receiver_class)
        }
        None => (Value::NONE, Value::NONE, Value::NONE),
    }
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (class, receiver, _) = of(cx, args);
    if args[1].is_none() && args[2].is_none() {
        return Err(cx.type_error("__get__(None, None) is invalid"));
    }
    if args[1].is_none() || !receiver.is_none() {
        return done(args[0]);
    }
    if !cx.is_exact(args[0], Builtin::Super) {
        let derived = cx.class_of(args[0]).value();
        return cx.tail_call(derived, &[class, args[1]]);
    }
    cx.bind_super(class, args[1])
}

fn this_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(of(cx, args).0)
}

fn this_object(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(of(cx, args).1)
}

fn self_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(of(cx, args).2)
}
