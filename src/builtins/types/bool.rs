//! `bool`: the two truth values, which are ints.

use crate::builtins::types::operators::binary_natives;
use crate::heap::Value;
use crate::native::methods;
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Bool,
    doc: DOC,
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: &[],
};

const DOC: &str = "bool(x=False) tells whether x is true: True or False, the only two instances.";

static CONSTRUCT: NativeRow = NativeRow::new("bool(x=False, /)", DOC, construct, Binding::StaticMethod);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, x=False, /)" => new,
    /// `repr(self)`.
    "__repr__(self, /)" => repr,
    /// `~self`, as of an int.
    "__invert__(self, /)" => invert,
    /// `self & value`.
    "__and__(self, value, /)" => operators::and,
    /// `value & self`.
    "__rand__(self, value, /)" => operators::rand,
    /// `self | value`.
    "__or__(self, value, /)" => operators::or,
    /// `value | self`.
    "__ror__(self, value, /)" => operators::ror,
    /// `self ^ value`.
    "__xor__(self, value, /)" => operators::xor,
    /// `value ^ self`.
    "__rxor__(self, value, /)" => operators::rxor,
};

mod operators {
    use super::*;
    binary_natives!(int_binary:
        and rand And;
        or ror Or;
        xor rxor Xor;
    );
}

fn invert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    crate::vm::operators::unary(cx, crate::objects::numeric::UnaryOperation::Invert, args[0])
}

/// `bool(x)` of exactly this class.
pub(crate) fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    crate::vm::operators::truth(cx, args[0])
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    super::int::subclass(cx, args[0], Builtin::Bool)?;
    construct(cx, &args[1..])
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = if args[0].is(Value::TRUE) { "True" } else { "False" };
    done(cx.intern(text))
}
