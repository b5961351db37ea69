//! Numbers that are objects: big ints, complex numbers, and instances of subclasses of int and float.

use crate::heap::{Header, object};
use crate::objects::kernel::big::Big;
use crate::objects::kinds::Kind;

/// An int beyond 49 bits, or an instance of a subclass of int (which may have any size).
#[repr(C)]
pub(crate) struct Int {
    pub(crate) header: Header,
    pub(crate) repr: IntRepr,
}

/// The number of an [`Int`]: `Small` whenever it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum IntRepr {
    Small(i64),
    Big(Big),
}

object!(
    Int = Kind::Int,
    |_object, _tracer| {},
    external | int | {
        match &int.repr {
            IntRepr::Small(_) => 0,
            IntRepr::Big(big) => big.owned_bytes(),
        }
    }
);

/// An instance of a script subclass of float; plain floats are inline values.
#[repr(C)]
pub(crate) struct FloatObject {
    pub(crate) header: Header,
    pub(crate) number: f64,
}

object!(FloatObject = Kind::FloatObject, |_object, _tracer| {});

/// A complex number.
#[repr(C)]
pub(crate) struct Complex {
    pub(crate) header: Header,
    pub(crate) real: f64,
    pub(crate) imag: f64,
}

object!(Complex = Kind::Complex, |_object, _tracer| {});
