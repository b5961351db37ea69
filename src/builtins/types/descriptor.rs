//! Descriptors of built-in attributes and of `__slots__` entries, as objects.

use crate::heap::{Gc, Value};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::{GetSet, Member};
use crate::objects::native::{GetSetRow, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;
use crate::vm::attribute::{native_get, native_set};

const METHODS: &[NativeRow] = methods! {
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => get,
    /// Set an attribute of instance to value.
    "__set__(self, instance, value, /)" => set,
    /// Delete an attribute of instance.
    "__delete__(self, instance, /)" => delete,
};

const GETSETS: &[GetSetRow] = getsets! {
    /// The attribute's name.
    "__name__" => name;
    /// The attribute's name with the class's before it.
    "__qualname__" => qualname;
    /// The class it belongs to.
    "__objclass__" => owner;
    /// The docstring.
    "__doc__" => doc;
};

pub(crate) const GETSET: TypeRow = TypeRow {
    builtin: Builtin::GetSetDescriptor,
    doc: "A computed attribute of a built-in type.",
    construct: None,
    methods: METHODS,
    getsets: GETSETS,
};

pub(crate) const MEMBER: TypeRow = TypeRow {
    builtin: Builtin::MemberDescriptor,
    doc: "An attribute that __slots__ names.",
    construct: None,
    methods: METHODS,
    getsets: GETSETS,
};

fn parts(cx: &Cx, value: Value) -> (String, Gc<Class>, &'static str) {
    if let Some(getset) = value.as_gc::<GetSet>() {
        let GetSet { row, owner, .. } = cx.heap[getset];
        return (row.name.to_owned(), owner, row.doc);
    }
    let member: Gc<Member> = value.as_gc().expect("the vm checks the receiver of natives");
    let Member { name, owner, .. } = cx.heap[member];
    (cx.heap.text(name).to_owned(), owner, "")
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let instance = if args[1].is_none() { Value::UNDEF } else { args[1] };
    let owner = args[2].as_gc::<Class>().unwrap_or_else(|| cx.class_of(args[1]));
    native_get(cx, args[0], instance, owner)
}

fn set(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    native_set(cx, args[0], args[1], args[2])
}

fn delete(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    native_set(cx, args[0], args[1], Value::UNDEF)
}

fn name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (name, ..) = parts(cx, args[0]);
    done(cx.intern(&name))
}

fn qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (name, owner, _) = parts(cx, args[0]);
    let text = format!("{}.{name}", cx.heap.text(cx.heap[owner].name));
    done(cx.new_str(&text))
}

fn owner(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (_, owner, _) = parts(cx, args[0]);
    done(owner)
}

fn doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (_, _, doc) = parts(cx, args[0]);
    done(match doc.trim() {
        "" => Value::NONE,
        doc => cx.new_str(doc),
    })
}
