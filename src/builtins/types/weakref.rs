//! Weak references.

use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::kinds::{Kind, is_referable_kind};
use crate::objects::native::TypeRow;
use crate::objects::outcome::{Answer, Outcome, Query, Raise, Then, done};
use crate::objects::types::Builtin;
use crate::objects::weakref::WeakRef;
use crate::vm::class_build::offers_weakref;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::WeakRef,
    doc: "A reference that does not keep its object alive.",
    construct: None,
    methods: methods! {
        /// A weak reference to the object; the callback, when given, is called with the reference once the
        /// object is gone.
        static "__new__(cls, object, callback=None, /, **kwargs)" => new,
        /// Initialize self.
        "__init__(self, object, callback=None, /)" => init,
        /// The object, or None when it is gone.
        "__call__(self)" => target,
        /// Return self==value.
        "__eq__(self, value, /)" => eq,
        /// Return hash(self).
        "__hash__(self, /)" => hash,
    },
    getsets: getsets! {
        /// The callback, or None.
        "__callback__" => callback;
    },
};

/// The weak reference among the arguments of a method.
fn of(args: &[Value]) -> Gc<WeakRef> {
    args[0].as_gc().expect("the vm checks the receiver of natives")
}

/// Whether an object can be weakly referenced.
fn is_referable(cx: &Cx, value: Value) -> bool {
    let Some(header) = value.header() else {
        return false;
    };
    let class = cx.class_of(value);
    let is_of_machine = !cx.heap[class].flags.is_script && class != cx.types.get(Builtin::Object);
    offers_weakref(cx, class)
        || is_referable_kind(header.kind)
        || header.kind == Kind::Instance as u8 && is_of_machine
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(class) = args[0].as_gc::<Class>() else {
        return Err(cx.type_error("weakref.__new__(X): X is not a type object"));
    };
    let (target, callback) = (args[1], args[2]);
    if !is_referable(cx, target) {
        let message = format!(
            "cannot create weak reference to '{}' object",
            cx.full_type_name(target)
        );
        return Err(cx.type_error(message));
    }
    let is_plain = class == cx.types.get(Builtin::WeakRef);
    if is_plain && callback.is_none() {
        // One reference without a callback serves all, as long as finding it is cheap.
        let few = cx.weak_references.len() < 64;
        let known = cx.weak_references.iter().copied().filter(|_| few).find(|known| {
            let reference = &cx.heap[*known];
            reference.target.is(target)
                && reference.callback.is_none()
                && reference.header.shape == Builtin::WeakRef.shape()
        });
        if let Some(known) = known {
            return done(known);
        }
    }
    let shape = cx.instance_shape(class);
    let reference = WeakRef {
        header: Header::new(shape),
        target,
        callback,
        hash: Value::UNDEF,
    };
    let reference = match cx.heap[class].flags.has_dict {
        true => cx.heap.alloc_extended(reference, Value::UNDEF),
        false => cx.heap.alloc(reference),
    };
    cx.weak_references.push(reference);
    done(reference)
}

fn init(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

/// The object may have lost its last reference since the last collection, so the heap is looked at first.
fn target(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.heap[of(args)].target.is_undef() {
        return done(Value::NONE);
    }
    let release = Outcome::Query(Query::Release);
    cx.ask(release, Value::NONE, &[], Some(&TARGET), 0, &[args[0]])
}

static TARGET: Then = Then {
    name: "weakref.target",
    resume: |cx, kept, _| done(cx.heap[of(kept.values)].target.defined().unwrap_or(Value::NONE)),
    catches: false,
};

fn eq(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(other) = args[1].as_gc::<WeakRef>() else {
        return done(Value::NOT_IMPLEMENTED);
    };
    let (left, right) = (cx.heap[of(args)].target, cx.heap[other].target);
    if left.is_undef() || right.is_undef() {
        return done(args[0].is(args[1]));
    }
    match cx.equals(left, right)? {
        Answer::Known(equal) => done(equal),
        Answer::Script => cx.call_prelude("is_equal", &[left, right]),
    }
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let reference = of(args);
    if let Some(hash) = cx.heap[reference].hash.defined() {
        return done(hash);
    }
    let Some(target) = cx.heap[reference].target.defined() else {
        return Err(cx.type_error("weak object has gone away"));
    };
    match cx.hash_of(target)? {
        Answer::Known(hash) => {
            let hash = cx.new_int(hash as i64);
            cx.heap[reference].hash = hash;
            done(hash)
        }
        Answer::Script => {
            let method = cx.lookup_or_object(cx.class_of(target), cx.names.hash);
            let kept = Some((&HASHED, 0, &args[..1]));
            crate::builtins::dunder::call_found(cx, method, target, &[], kept)
        }
    }
}

/// The target's hash, to be remembered.
static HASHED: Then = Then {
    name: "weakref.hashed",
    resume: |cx, kept, resumed| {
        let reference = of(kept.values);
        cx.heap[reference].hash = resumed.value();
        done(resumed.value())
    },
    catches: false,
};

fn callback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let reference = &cx.heap[of(args)];
    // Called once: a dead reference has none any more.
    done(if reference.target.is_undef() {
        Value::NONE
    } else {
        reference.callback
    })
}
