//! `complex`: constructor, methods and operators.

use crate::builtins::types::int::{format, subclass};
use crate::builtins::types::operators::{
    binary_natives, compare_complex, comparison_natives, hash_number, unary_natives,
};
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{Header, Value};
use crate::native::convert::{script_special, special};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::kernel::{complex, format_spec};
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::number::Complex;
use crate::objects::numeric::Number;
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Complex,
    doc: DOC,
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: GETSETS,
};

const DOC: &str =
    "Create a complex number from a string or numbers: complex(real=0, imag=0) is real + imag*1j.";

static CONSTRUCT: NativeRow =
    NativeRow::new("complex(real=?, imag=?)", DOC, construct, Binding::StaticMethod);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, real=?, imag=?)" => new,
    /// Convert a number to a complex number.
    class "from_number(cls, number, /)" => from_number,
    /// `self + value`.
    "__add__(self, value, /)" => operators::add,
    /// `value + self`.
    "__radd__(self, value, /)" => operators::radd,
    /// `self - value`.
    "__sub__(self, value, /)" => operators::sub,
    /// `value - self`.
    "__rsub__(self, value, /)" => operators::rsub,
    /// `self * value`.
    "__mul__(self, value, /)" => operators::mul,
    /// `value * self`.
    "__rmul__(self, value, /)" => operators::rmul,
    /// `self / value`.
    "__truediv__(self, value, /)" => operators::truediv,
    /// `value / self`.
    "__rtruediv__(self, value, /)" => operators::rtruediv,
    /// `self ** value`.
    "__pow__(self, value, mod=None, /)" => pow,
    /// `value ** self`.
    "__rpow__(self, value, mod=None, /)" => rpow,
    /// `-self`.
    "__neg__(self, /)" => operators::neg,
    /// `+self`.
    "__pos__(self, /)" => operators::pos,
    /// `abs(self)`.
    "__abs__(self, /)" => operators::abs,
    /// `self == value`.
    "__eq__(self, value, /)" => operators::eq,
    /// `self != value`.
    "__ne__(self, value, /)" => operators::ne,
    /// `self < value`.
    "__lt__(self, value, /)" => operators::lt,
    /// `self <= value`.
    "__le__(self, value, /)" => operators::le,
    /// `self > value`.
    "__gt__(self, value, /)" => operators::gt,
    /// `self >= value`.
    "__ge__(self, value, /)" => operators::ge,
    /// `hash(self)`.
    "__hash__(self, /)" => hash,
    /// Whether it is not zero.
    "__bool__(self, /)" => truth,
    /// The complex number itself.
    "__complex__(self, /)" => to_complex,
    /// `repr(self)`.
    "__repr__(self, /)" => repr,
    /// Convert to text according to a format specification.
    "__format__(self, format_spec, /)" => format,
    /// The arguments that make an equal complex number.
    "__getnewargs__(self, /)" => getnewargs,
    /// The number with its imaginary part negated.
    "conjugate(self, /)" => conjugate,
};

const GETSETS: &[crate::objects::native::GetSetRow] = getsets! {
    /// The real part.
    "real" => real;
    /// The imaginary part.
    "imag" => imag;
};

mod operators {
    use super::*;
    binary_natives!(complex_binary:
        add radd Add;
        sub rsub Subtract;
        mul rmul Multiply;
        truediv rtruediv TrueDivide;
    );
    unary_natives!(neg Negative; pos Positive; abs Absolute;);
    comparison_natives!(compare_complex);
}

/// `complex(...)` of exactly this class.
fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.types.get(Builtin::Complex).value();
    new(cx, &[class, args[0], args[1]])
}

/// `complex.__new__(cls, real, imag)`. An argument with script conversions is converted, and the work
/// begins again.
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[class, real, imag] = args else {
        unreachable!("the signature has three parameters");
    };
    if let Some(text) = cx.as_str(real) {
        if !imag.is_undef() {
            return Err(wrong_part(cx, real, 1));
        }
        let number = complex::parse(text);
        let number = cx.kernel(number)?;
        return finish(cx, class, number.real, number.imaginary);
    }
    if cx.as_str(imag).is_some() {
        return Err(wrong_part(cx, imag, 2));
    }
    let Some(first) = part(cx, real)? else {
        return ask(cx, args, 1);
    };
    let Some(second) = part(cx, imag)? else {
        return ask(cx, args, 2);
    };
    // A part that is not there must not change the sign of a zero.
    let is_complex = |cx: &Cx, value: Value| matches!(cx.number(value), Some(Number::Complex(..)));
    let parts = [
        ("real", !imag.is_undef() && is_complex(cx, real)),
        ("imag", is_complex(cx, imag)),
    ];
    let real = if is_complex(cx, imag) {
        first.0 - second.1
    } else {
        first.0
    };
    let imag = if imag.is_undef() {
        first.1
    } else if is_complex(cx, args[1]) {
        first.1 + second.0
    } else {
        second.0
    };
    let outcome = finish(cx, class, real, imag)?;
    let mut warning = Vec::new();
    if let Outcome::Return(number) = outcome {
        warning.push(number);
    }
    for (name, _) in parts.into_iter().filter(|(_, is_complex)| *is_complex) {
        let message = format!("complex() argument '{name}' must be a real number, not complex");
        warning.push(cx.new_str(&message));
    }
    if warning.len() > 1 {
        return cx.call_prelude("deprecated", &warning);
    }
    Ok(outcome)
}

fn from_number(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.as_str(args[1]).is_some() {
        let message = format!("must be real number, not {}", cx.type_name(args[1]));
        return Err(cx.type_error(message));
    }
    new(cx, &[args[0], args[1], Value::UNDEF])
}

/// The parts of a number argument (absent: zero); `None` when a script must convert it.
fn part(cx: &mut Cx, value: Value) -> Result<Option<(f64, f64)>, Raise> {
    if value.is_undef() {
        return Ok(Some((0.0, 0.0)));
    }
    if script_special(cx, value, cx.names.complex).is_some() {
        return Ok(None);
    }
    Ok(match cx.number(value) {
        Some(Number::Complex(real, imag)) => Some((real, imag)),
        Some(Number::Float(float)) => Some((float, 0.0)),
        Some(Number::Int(int)) => {
            let float = crate::objects::kernel::integer::to_float(int);
            Some((cx.kernel(float)?, 0.0))
        }
        None => None,
    })
}

fn ask(cx: &mut Cx, args: &[Value], position: usize) -> Result<Outcome, Raise> {
    let value = args[position];
    for name in [cx.names.complex, cx.names.float, cx.names.index] {
        let is_first = position == 1;
        if name == cx.names.complex && !is_first {
            continue;
        }
        if let Some(method) = special(cx, value, name) {
            let method = cx.unbound(method);
            return cx.call(method, &[value], &CONVERTED, position as u32, args);
        }
    }
    if args[2].is_undef() {
        let name = cx.full_type_name(value);
        let message = format!("complex() argument must be a string or a number, not {name}");
        return Err(cx.type_error(message));
    }
    Err(wrong_part(cx, value, position))
}

fn wrong_part(cx: &mut Cx, value: Value, position: usize) -> Raise {
    let (part, name) = (
        if position == 1 { "real" } else { "imag" },
        cx.full_type_name(value),
    );
    let message = format!("complex() argument '{part}' must be a real number, not {name}");
    cx.type_error(message)
}

static CONVERTED: Then = Then {
    name: "complex.converted",
    resume: converted,
    catches: false,
};

fn converted(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    let asked = kept.values[kept.state as usize];
    let must_be_complex = script_special(cx, asked, cx.names.complex).is_some();
    let number = cx.number(value);
    let Some(number) = number.filter(|number| !must_be_complex || matches!(number, Number::Complex(..)))
    else {
        let message = format!("__complex__ returned non-complex (type {})", cx.type_name(value));
        return Err(cx.type_error(message));
    };
    // Taken by its payload: an instance of a subclass is not asked again.
    let (real, imag) = match number {
        Number::Complex(real, imag) => (real, imag),
        Number::Float(float) => (float, 0.0),
        Number::Int(int) => {
            let float = crate::objects::kernel::integer::to_float(int);
            (cx.kernel(float)?, 0.0)
        }
    };
    let mut args = kept.values.to_vec();
    args[kept.state as usize] = cx.new_complex(real, imag);
    new(cx, &args)
}

fn finish(cx: &mut Cx, class: Value, real: f64, imag: f64) -> Result<Outcome, Raise> {
    let class = subclass(cx, class, Builtin::Complex)?;
    if class == cx.types.get(Builtin::Complex) {
        return done(cx.new_complex(real, imag));
    }
    let shape = cx.instance_shape(class);
    let object = Complex {
        header: Header::new(shape),
        real,
        imag,
    };
    let has_dict = cx.heap[class].flags.has_dict;
    done(if has_dict {
        cx.heap.alloc_extended(object, Value::UNDEF).value()
    } else {
        cx.heap.alloc(object).value()
    })
}

fn parts(cx: &mut Cx, value: Value) -> Result<(f64, f64), Raise> {
    match cx.number(value) {
        Some(Number::Complex(real, imag)) => Ok((real, imag)),
        _ => {
            let message = format!("must be complex, not {}", cx.type_name(value));
            Err(cx.type_error(message))
        }
    }
}

fn pow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    power(cx, args[0], args[1], args[2])
}

fn rpow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    power(cx, args[1], args[0], args[2])
}

fn power(cx: &mut Cx, base: Value, exponent: Value, modulus: Value) -> Result<Outcome, Raise> {
    if cx.number(base).is_none() || cx.number(exponent).is_none() {
        return done(Value::NOT_IMPLEMENTED);
    }
    if !modulus.is_none() {
        return Err(cx.value_error("complex modulo"));
    }
    done(cx.complex_binary(BinaryOperator::Power, base, exponent)?)
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let hash = hash_number(cx, args[0]).unwrap_or_default();
    done(cx.new_int(hash))
}

fn truth(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(parts(cx, args[0])? != (0.0, 0.0))
}

fn to_complex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (real, imag) = parts(cx, args[0])?;
    done(cx.new_complex(real, imag))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (real, imag) = parts(cx, args[0])?;
    done(cx.new_str(&format_spec::complex_repr(real, imag)))
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (real, imag) = parts(cx, args[0])?;
    done(cx.new_tuple(&[real.into(), imag.into()]))
}

fn conjugate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (real, imag) = parts(cx, args[0])?;
    done(cx.new_complex(real, -imag))
}

fn real(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(parts(cx, args[0])?.0)
}

fn imag(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(parts(cx, args[0])?.1)
}
