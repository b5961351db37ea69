//! `None`, `Ellipsis` and `NotImplemented`.

use crate::heap::Value;
use crate::native::methods;
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

pub(crate) const NONE: TypeRow = TypeRow {
    builtin: Builtin::NoneType,
    doc: "The type of the None singleton.",
    construct: Some(&NativeRow::new(
        "NoneType(*args, **kwargs)",
        "The None singleton.",
        |cx, args| only(cx, args, "NoneType", Value::NONE),
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// True if self else False
        "__bool__(self, /)" => falsehood,
        /// Return repr(self).
        "__repr__(self, /)" => none_repr,
    },
    getsets: &[],
};

pub(crate) const ELLIPSIS: TypeRow = TypeRow {
    builtin: Builtin::EllipsisType,
    doc: "The type of the Ellipsis singleton.",
    construct: Some(&NativeRow::new(
        "ellipsis(*args, **kwargs)",
        "The Ellipsis singleton.",
        |cx, args| only(cx, args, "ellipsis", Value::ELLIPSIS),
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Return repr(self).
        "__repr__(self, /)" => ellipsis_text,
        /// The name of the singleton.
        "__reduce__(self, /)" => ellipsis_text,
    },
    getsets: &[],
};

pub(crate) const NOT_IMPLEMENTED: TypeRow = TypeRow {
    builtin: Builtin::NotImplementedType,
    doc: "The type of the NotImplemented singleton.",
    construct: Some(&NativeRow::new(
        "NotImplementedType(*args, **kwargs)",
        "The NotImplemented singleton.",
        |cx, args| only(cx, args, "NotImplementedType", Value::NOT_IMPLEMENTED),
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Return repr(self).
        "__repr__(self, /)" => not_implemented_text,
        /// The name of the singleton.
        "__reduce__(self, /)" => not_implemented_text,
    },
    getsets: &[],
};

/// The singleton, when nothing was given.
fn only(cx: &mut Cx, args: &[Value], name: &str, value: Value) -> Result<Outcome, Raise> {
    if args.len() > 1 || !args[0].is_undef() {
        let name = if name == "ellipsis" { "EllipsisType" } else { name };
        return Err(cx.type_error(format!("{name} takes no arguments")));
    }
    done(value)
}

fn falsehood(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(false)
}

fn none_repr(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.intern("None"))
}

fn ellipsis_text(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.intern("Ellipsis"))
}

fn not_implemented_text(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.intern("NotImplemented"))
}
