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
        "NoneType()",
        "The None singleton.",
        |_, _| done(Value::NONE),
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
        "ellipsis()",
        "The Ellipsis singleton.",
        |_, _| done(Value::ELLIPSIS),
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
        "NotImplementedType()",
        "The NotImplemented singleton.",
        |_, _| done(Value::NOT_IMPLEMENTED),
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
