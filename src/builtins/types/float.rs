//! `float`: constructor, methods and operators.

use crate::builtins::types::int::{format, subclass};
use crate::builtins::types::operators::{
    binary_natives, compare_reals, comparison_natives, hash_number, unary_natives,
};
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{Header, Value};
use crate::native::convert::{again, argument, ask_buffer, script_special, special};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::kernel::integer::{self, Integer};
use crate::objects::kernel::{KernelResult, float_arithmetic, float_text, quote};
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::number::FloatObject;
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Float,
    doc: DOC,
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: GETSETS,
};

const DOC: &str = "Convert a string or number to a floating-point number, if possible.";

static CONSTRUCT: NativeRow = NativeRow::new("float(x=0, /)", DOC, construct, Binding::StaticMethod);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, x=0, /)" => new,
    /// Convert a real number to a floating-point number.
    class "from_number(cls, number, /)" => from_number,
    /// Create a floating-point number from a hexadecimal string.
    class "fromhex(cls, string, /)" => from_hex,
    /// How floats are stored: IEEE, little-endian.
    class "__getformat__(cls, typestr, /)" => getformat,
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
    /// `self // value`.
    "__floordiv__(self, value, /)" => operators::floordiv,
    /// `value // self`.
    "__rfloordiv__(self, value, /)" => operators::rfloordiv,
    /// `self % value`.
    "__mod__(self, value, /)" => operators::mod_,
    /// `value % self`.
    "__rmod__(self, value, /)" => operators::rmod,
    /// `divmod(self, value)`.
    "__divmod__(self, value, /)" => divmod,
    /// `divmod(value, self)`.
    "__rdivmod__(self, value, /)" => rdivmod,
    /// `self ** value`. A third argument is refused: it is for ints.
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
    /// `int(self)`: without the fraction.
    "__int__(self, /)" => trunc,
    /// `float(self)`.
    "__float__(self, /)" => to_float,
    /// The integer between it and zero.
    "__trunc__(self, /)" => trunc,
    /// The largest integer not above it.
    "__floor__(self, /)" => floor,
    /// The smallest integer not below it.
    "__ceil__(self, /)" => ceil,
    /// Round to a number of digits, half to even; to an int without one.
    "__round__(self, ndigits=None, /)" => round,
    /// `repr(self)`.
    "__repr__(self, /)" => repr,
    /// Convert to text according to a format specification.
    "__format__(self, format_spec, /)" => format,
    /// The arguments that make an equal float.
    "__getnewargs__(self, /)" => getnewargs,
    /// The float itself: its complex conjugate.
    "conjugate(self, /)" => to_float,
    /// A pair of integers whose ratio is exactly the float, the second positive.
    "as_integer_ratio(self, /)" => as_integer_ratio,
    /// Whether it is an integer.
    "is_integer(self, /)" => is_integer,
    /// A hexadecimal representation.
    "hex(self, /)" => hex,
};

const GETSETS: &[crate::objects::native::GetSetRow] = getsets! {
    /// The real part: the float itself.
    "real" => to_float;
    /// The imaginary part: 0.0.
    "imag" => zero;
};

mod operators {
    use super::*;
    binary_natives!(float_binary:
        add radd Add;
        sub rsub Subtract;
        mul rmul Multiply;
        truediv rtruediv TrueDivide;
        floordiv rfloordiv FloorDivide;
        mod_ rmod Modulo;
    );
    unary_natives!(neg Negative; pos Positive; abs Absolute;);
    comparison_natives!(compare_reals);
}

// ---- making floats ----

/// `float(...)` of exactly this class.
fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.types.get(Builtin::Float).value();
    new(cx, &[class, args[0]])
}

/// `float.__new__(cls, x)`.
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[class, x] = args else {
        unreachable!("the signature has two parameters");
    };
    if x.is_float() && class == cx.types.get(Builtin::Float).value() {
        return done(x);
    }
    if script_special(cx, x, cx.names.float).is_none() {
        if let Some(float) = cx.as_f64(x) {
            return finish(cx, class, float);
        }
        if let Some(int) = cx.int_ref(x) {
            let float = integer::to_float(int);
            let float = cx.kernel(float)?;
            return finish(cx, class, float);
        }
        if let Some(float) = parse(cx, x) {
            let float = cx.kernel(float)?;
            return finish(cx, class, float);
        }
    }
    let names = [cx.names.float, cx.names.index];
    if names.iter().all(|name| special(cx, x, *name).is_none())
        && let Some(outcome) = ask_buffer(cx, args, 1, again!(new))
    {
        return outcome;
    }
    ask_float(cx, class, x, "float() argument must be a string or a real number")
}

fn ask_float(cx: &mut Cx, class: Value, x: Value, wanted: &str) -> Result<Outcome, Raise> {
    if let Some(method) = special(cx, x, cx.names.float) {
        let method = cx.unbound(method);
        return cx.call(method, &[x], &CONVERTED, 0, &[class, x]);
    }
    if let Some(method) = special(cx, x, cx.names.index) {
        let method = cx.unbound(method);
        return cx.call(method, &[x], &CONVERTED, 1, &[class, x]);
    }
    let message = format!("{wanted}, not '{}'", cx.type_name(x));
    Err(cx.type_error(message))
}

fn from_number(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.as_number_f64(args[1]).is_some() && script_special(cx, args[1], cx.names.float).is_none() {
        return new(cx, args);
    }
    if cx.as_str(args[1]).is_some() || cx.as_bytes(args[1]).is_some() {
        let message = format!("must be real number, not {}", cx.type_name(args[1]));
        return Err(cx.type_error(message));
    }
    ask_float(cx, args[0], args[1], "must be real number")
}

static CONVERTED: Then = Then {
    name: "float.converted",
    resume: converted,
    catches: false,
};

/// After `__float__` (state 0) or `__index__` (state 1).
fn converted(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    let float = match cx.int_ref(value).filter(|_| kept.state == 1) {
        Some(int) => {
            let float = integer::to_float(int);
            Some(cx.kernel(float)?)
        }
        None => cx.as_f64(value).filter(|_| kept.state == 0),
    };
    let Some(float) = float else {
        let class = cx.type_name(kept.values[1]);
        let name = cx.type_name(value);
        let message = if kept.state == 0 {
            format!("{class}.__float__ returned non-float (type {name})")
        } else {
            format!("__index__ returned non-int (type {name})")
        };
        return Err(cx.type_error(message));
    };
    let outcome = finish(cx, kept.values[0], float)?;
    let (wanted, builtin, method) = if kept.state == 0 {
        let class = cx.type_name(kept.values[1]);
        ("float", Builtin::Float, format!("{class}.__float__"))
    } else {
        ("int", Builtin::Int, "__index__".to_owned())
    };
    match outcome {
        Outcome::Return(number) if cx.class_of(value) != cx.types.get(builtin) => {
            let message = super::int::returned_subclass(&method, wanted, cx.type_name(value));
            cx.deprecated(&message, number)
        }
        outcome => Ok(outcome),
    }
}

/// The float that text or bytes spell; `None` for other values.
fn parse(cx: &Cx, value: Value) -> Option<KernelResult<f64>> {
    if let Some(text) = cx.as_str(value) {
        return Some(float_text::parse(text, || quote::repr(text)));
    }
    let bytes = cx.buffer(value)?;
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let text = if text.is_ascii() { text } else { "?".to_owned() };
    let is_array = cx.is_instance(value, Builtin::ByteArray);
    Some(float_text::parse(&text, || match quote::bytes_repr(&bytes) {
        shown if is_array => format!("bytearray({shown})"),
        shown => shown,
    }))
}

fn finish(cx: &mut Cx, class: Value, number: f64) -> Result<Outcome, Raise> {
    let class = subclass(cx, class, Builtin::Float)?;
    if class == cx.types.get(Builtin::Float) {
        return done(match number.is_nan() {
            true => cx.new_nan(number),
            false => Value::from_float(number),
        });
    }
    let shape = cx.instance_shape(class);
    let object = FloatObject {
        header: Header::new(shape),
        number,
    };
    let has_dict = cx.heap[class].flags.has_dict;
    done(if has_dict {
        cx.heap.alloc_extended(object, Value::UNDEF).value()
    } else {
        cx.heap.alloc(object).value()
    })
}

fn from_hex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(text) = cx.as_str(args[1]) else {
        return Err(cx.type_error("bad argument type for built-in operation"));
    };
    let float = float_text::from_hex(text);
    let float = cx.kernel(float)?;
    if args[0] == cx.types.get(Builtin::Float).value() {
        return done(float);
    }
    cx.tail_call(args[0], &[float.into()])
}

fn getformat(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.as_str(args[1]) {
        Some("double" | "float") => done(cx.new_str("IEEE, little-endian")),
        None => {
            let message = format!(
                "__getformat__() argument must be str, not {}",
                cx.type_name(args[1])
            );
            Err(cx.type_error(message))
        }
        _ => Err(cx.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

// ---- conversions ----

/// The payload. The descriptor was found on a float, so there is one.
fn payload(cx: &mut Cx, value: Value) -> Result<f64, Raise> {
    match cx.as_f64(value) {
        Some(float) => Ok(float),
        None => {
            let message = format!("must be real number, not {}", cx.type_name(value));
            Err(cx.type_error(message))
        }
    }
}

fn to_float(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(payload(cx, args[0])?)
}

fn zero(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(0.0)
}

fn truth(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(payload(cx, args[0])? != 0.0)
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let hash = hash_number(cx, args[0]).unwrap_or_default();
    done(cx.new_int(hash))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let float = payload(cx, args[0])?;
    done(cx.new_str(&float_text::repr(float)))
}

fn whole(cx: &mut Cx, number: KernelResult<Integer>) -> Result<Outcome, Raise> {
    let number = cx.kernel(number)?;
    done(cx.new_integer(number))
}

fn trunc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let float = payload(cx, args[0])?;
    whole(cx, float_arithmetic::to_integer(float))
}

fn floor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let float = payload(cx, args[0])?;
    whole(cx, float_arithmetic::floor(float))
}

fn ceil(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let float = payload(cx, args[0])?;
    whole(cx, float_arithmetic::ceil(float))
}

pub(crate) fn round(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let float = payload(cx, args[0])?;
    if args[1].is_none() {
        return whole(cx, float_arithmetic::round_to_integer(float));
    }
    let digits = argument!(cx, args[1], Index, as_clamped, round);
    let rounded = float_arithmetic::round(float, digits);
    done(cx.kernel(rounded)?)
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let float = payload(cx, args[0])?;
    done(cx.new_tuple(&[float.into()]))
}

// ---- methods ----

fn divmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.number_divmod(args[0], args[1])?)
}

fn rdivmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.number_divmod(args[1], args[0])?)
}

fn pow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    power(cx, args[0], args[1], args[2])
}

fn rpow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    power(cx, args[1], args[0], args[2])
}

fn power(cx: &mut Cx, base: Value, exponent: Value, modulus: Value) -> Result<Outcome, Raise> {
    if !modulus.is_none() {
        return Err(cx.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    done(cx.float_binary(BinaryOperator::Power, base, exponent)?)
}

fn as_integer_ratio(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let float = payload(cx, args[0])?;
    let ratio = float_arithmetic::as_integer_ratio(float);
    let (numerator, denominator) = cx.kernel(ratio)?;
    let pair = [cx.new_integer(numerator), cx.new_integer(denominator)];
    done(cx.new_tuple(&pair))
}

fn is_integer(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(float_arithmetic::is_integer(payload(cx, args[0])?))
}

fn hex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let float = payload(cx, args[0])?;
    done(cx.new_str(&float_text::hex(float)))
}
