//! `int`: constructor, methods and operators.

use crate::builtins::types::operators::{
    binary_natives, compare_ints, comparison_natives, hash_number, unary_natives,
};
use crate::heap::{Gc, Header, Value};
use crate::native::convert::{Wanted, again, argument, ask, ask_buffer, special, unchecked_state};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::kernel::integer::{ByteOrder, IntRef, Signedness};
use crate::objects::kernel::{float_arithmetic, integer, integer_text};
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::number::{Int, IntRepr};
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Int,
    doc: DOC,
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: GETSETS,
};

const DOC: &str = "An integer of any size.\n\nint(x=0) converts a number or text; int(text, base=10) reads text in a base from 2 to 36,\nor 0 for the base that its prefix names.";

static CONSTRUCT: NativeRow = NativeRow::new("int(x=?, /, base=?)", DOC, construct, Binding::StaticMethod);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, x=?, /, base=?)" => new,
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
    /// `self << value`.
    "__lshift__(self, value, /)" => operators::lshift,
    /// `value << self`.
    "__rlshift__(self, value, /)" => operators::rlshift,
    /// `self >> value`.
    "__rshift__(self, value, /)" => operators::rshift,
    /// `value >> self`.
    "__rrshift__(self, value, /)" => operators::rrshift,
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
    /// `divmod(self, value)`.
    "__divmod__(self, value, /)" => divmod,
    /// `divmod(value, self)`.
    "__rdivmod__(self, value, /)" => rdivmod,
    /// `pow(self, value, mod)`.
    "__pow__(self, value, mod=None, /)" => pow,
    /// `pow(value, self, mod)`.
    "__rpow__(self, value, mod=None, /)" => rpow,
    /// `-self`.
    "__neg__(self, /)" => operators::neg,
    /// `+self`.
    "__pos__(self, /)" => operators::pos,
    /// `~self`.
    "__invert__(self, /)" => operators::invert,
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
    /// `int(self)`.
    "__int__(self, /)" => to_int,
    /// The integer itself, for use as an index.
    "__index__(self, /)" => to_int,
    /// `float(self)`. Raises OverflowError when it is too large.
    "__float__(self, /)" => to_float,
    /// The integer itself: `math.trunc`.
    "__trunc__(self, /)" => to_int,
    /// The integer itself: `math.floor`.
    "__floor__(self, /)" => to_int,
    /// The integer itself: `math.ceil`.
    "__ceil__(self, /)" => to_int,
    /// Round to a power of ten, half to even; without negative `ndigits` the integer itself.
    "__round__(self, ndigits=None, /)" => round,
    /// `repr(self)`.
    "__repr__(self, /)" => repr,
    /// Convert to text according to a format specification.
    "__format__(self, format_spec, /)" => format,
    /// The arguments that make an equal integer.
    "__getnewargs__(self, /)" => getnewargs,
    /// Size in bytes of the object in memory.
    "__sizeof__(self, /)" => sizeof,
    /// The integer itself: the complex conjugate of any int.
    "conjugate(self, /)" => to_int,
    /// How many bits are needed to represent the absolute value in binary.
    "bit_length(self, /)" => bit_length,
    /// How many ones the binary representation of the absolute value has.
    "bit_count(self, /)" => bit_count,
    /// The bytes of the integer. Raises OverflowError when `length` bytes do not hold it.
    "to_bytes(self, /, length=1, byteorder='big', *, signed=False)" => to_bytes,
    /// The integer that `bytes` hold.
    class "from_bytes(cls, bytes, byteorder='big', *, signed=False)" => from_bytes,
    /// A pair of integers whose ratio is the integer: itself and 1.
    "as_integer_ratio(self, /)" => as_integer_ratio,
    /// True: an int is integral.
    "is_integer(self, /)" => is_integer,
};

const GETSETS: &[crate::objects::native::GetSetRow] = getsets! {
    /// The real part: the integer itself.
    "real" => to_int;
    /// The imaginary part: 0.
    "imag" => zero;
    /// The numerator: the integer itself.
    "numerator" => to_int;
    /// The denominator: 1.
    "denominator" => one;
};

mod operators {
    use super::*;
    binary_natives!(int_binary:
        add radd Add;
        sub rsub Subtract;
        mul rmul Multiply;
        truediv rtruediv TrueDivide;
        floordiv rfloordiv FloorDivide;
        mod_ rmod Modulo;
        lshift rlshift ShiftLeft;
        rshift rrshift ShiftRight;
        and rand And;
        or ror Or;
        xor rxor Xor;
    );
    unary_natives!(neg Negative; pos Positive; invert Invert; abs Absolute;);
    comparison_natives!(compare_ints);
}

// ---- making ints ----

/// `int(...)` of exactly this class.
fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_undef() {
        if args[0].is_inline_int() {
            return done(args[0]);
        }
        if let Some(float) = args[0].as_float()
            && float.abs() < 281_474_976_710_656.0
        {
            return done(Value::small_int(float as i64));
        }
        if let Some(text) = cx.as_str(args[0])
            && cx.is_exact(args[0], Builtin::Str)
            && let Some(number) = short_decimal(text.as_bytes())
        {
            return done(cx.new_int(number));
        }
    }
    let class = cx.types.get(Builtin::Int).value();
    new(cx, &[class, args[0], args[1]])
}

/// The number that up to 18 digits with an optional minus spell; `None` for all other texts.
fn short_decimal(text: &[u8]) -> Option<i64> {
    let (is_negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut number = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i64::from(digit - b'0');
    }
    Some(if is_negative { -number } else { number })
}

/// `int.__new__(cls, x, base)`.
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[class, x, base] = args else {
        unreachable!("the signature has three parameters");
    };
    if let Some(base) = base.defined() {
        if x.is_undef() {
            return Err(cx.type_error("int() missing string argument"));
        }
        let base = match cx.as_clamped(base)? {
            Answer::Known(base) => base,
            Answer::Script => return ask(cx, Wanted::Index, args, 2, again!(new)),
        };
        if base != 0 && !(2..=36).contains(&base) {
            return Err(cx.value_error("int() base must be >= 2 and <= 36, or 0"));
        }
        if cx.as_str(x).is_none() && cx.as_bytes(x).is_none() {
            return Err(cx.type_error("int() can't convert non-string with explicit base"));
        }
        let number = parse(cx, x, base)?;
        return finish(cx, class, number);
    }
    if x.is_undef() {
        return finish(cx, class, Value::small_int(0));
    }
    if let Some(number) = plain_int(cx, x)? {
        return finish(cx, class, number);
    }
    for (name, dunder) in [(cx.names.int, "__int__"), (cx.names.index, "__index__")] {
        if let Some(method) = special(cx, x, name) {
            let dunder = cx.new_str(dunder);
            let method = cx.unbound(method);
            return cx.call(method, &[x], &CONVERTED, 0, &[class, dunder]);
        }
    }
    if cx.as_str(x).is_some() || cx.buffer(x).is_some() {
        let number = parse(cx, x, 10)?;
        return finish(cx, class, number);
    }
    if let Some(outcome) = ask_buffer(cx, args, 1, again!(new)) {
        return outcome;
    }
    let message = format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{}'",
        cx.type_name(x)
    );
    Err(cx.type_error(message))
}

/// The int that a number without a script's `__int__` is.
fn plain_int(cx: &mut Cx, value: Value) -> Result<Option<Value>, Raise> {
    let overridden = crate::native::convert::script_special(cx, value, cx.names.int).is_some();
    if overridden {
        return Ok(None);
    }
    if let Some(int) = cx.int_ref(value) {
        let int = int.to_integer();
        return Ok(Some(cx.new_integer(int)));
    }
    if let Some(float) = cx.as_f64(value) {
        let int = float_arithmetic::to_integer(float);
        let int = cx.kernel(int)?;
        return Ok(Some(cx.new_integer(int)));
    }
    Ok(None)
}

static CONVERTED: Then = Then {
    name: "int.converted",
    resume: converted,
    catches: false,
};

/// After a script's `__int__` or `__index__`: checks the result.
fn converted(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    let Some(int) = cx.int_ref(value).map(IntRef::to_integer) else {
        let dunder = cx.as_str(kept.values[1]).unwrap_or_default().to_owned();
        let message = format!("{dunder} returned non-int (type {})", cx.type_name(value));
        return Err(cx.type_error(message));
    };
    let number = cx.new_integer(int);
    let outcome = finish(cx, kept.values[0], number)?;
    match outcome {
        Outcome::Return(number) if cx.class_of(value) != cx.types.get(Builtin::Int) => {
            let dunder = cx.as_str(kept.values[1]).unwrap_or_default().to_owned();
            let message = returned_subclass(&dunder, "int", cx.type_name(value));
            cx.deprecated(&message, number)
        }
        outcome => Ok(outcome),
    }
}

/// The warning about a conversion that gave an instance of a subclass.
pub(super) fn returned_subclass(method: &str, wanted: &str, class: &str) -> String {
    format!(
        "{method} returned non-{wanted} (type {class}).  The ability to return an instance of a strict subclass of \
         {wanted} is deprecated, and may be removed in a future version of Python."
    )
}

fn parse(cx: &mut Cx, text: Value, base: i64) -> Result<Value, Raise> {
    let most = cx.int_max_str_digits;
    let number = cx.redoable(|cx| {
        let bytes;
        let text = match cx.as_str(text) {
            Some(text) => Ok(text),
            None => {
                bytes = cx.buffer(text).unwrap_or_default();
                Err(&*bytes)
            }
        };
        integer_text::parse_unless(text, base, most, &|work| cx.work(work))
    });
    let number = cx.kernel(number)?;
    Ok(cx.new_integer(number))
}

/// The int as an instance of `class`.
fn finish(cx: &mut Cx, class: Value, number: Value) -> Result<Outcome, Raise> {
    let class = subclass(cx, class, Builtin::Int)?;
    if class == cx.types.get(Builtin::Int) {
        return done(number);
    }
    let repr = match cx.int_ref(number) {
        Some(IntRef::Small(small)) => IntRepr::Small(small),
        Some(IntRef::Big(big)) => IntRepr::Big(big.clone()),
        None => unreachable!("the number was made an int"),
    };
    let shape = cx.instance_shape(class);
    let object = Int {
        header: Header::new(shape),
        repr,
    };
    let has_dict = cx.heap[class].flags.has_dict;
    done(if has_dict {
        cx.heap.alloc_extended(object, Value::UNDEF).value()
    } else {
        cx.heap.alloc(object).value()
    })
}

/// The class that `__new__` of `builtin` was asked to make an instance of. Raises TypeError for what is no
/// subclass of it.
pub(crate) fn subclass(cx: &mut Cx, class: Value, builtin: Builtin) -> Result<Gc<Class>, Raise> {
    let own = cx.types.get(builtin);
    let own_name = cx.heap.text(cx.heap[own].name).to_owned();
    let Some(class) = cx.as_class(class) else {
        let message = format!(
            "{own_name}.__new__(X): X is not a type object ({})",
            cx.type_name(class)
        );
        return Err(cx.type_error(message));
    };
    if !cx.is_subclass(class, own) {
        let name = cx.heap.text(cx.heap[class].name);
        let message = format!("{own_name}.__new__({name}): {name} is not a subtype of {own_name}");
        return Err(cx.type_error(message));
    }
    if class != own && !cx.heap[class].flags.is_script {
        let name = cx.heap.text(cx.heap[class].name).to_owned();
        let message = format!("{own_name}.__new__({name}) is not safe, use {name}.__new__()");
        return Err(cx.type_error(message));
    }
    Ok(class)
}

// ---- conversions ----

/// The payload as an exact int.
fn to_int(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(int) = cx.int_ref(args[0]).map(IntRef::to_integer) else {
        return Err(cx.not_an_index(args[0]));
    };
    done(cx.new_integer(int))
}

fn zero(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(0))
}

fn one(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(1))
}

fn to_float(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let float = argument!(cx, args[0], Float, double_of, to_float);
    done(float)
}

fn truth(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.int_ref(args[0]).is_some_and(|int| !int.is_zero()))
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let hash = hash_number(cx, args[0]).unwrap_or_default();
    done(cx.new_int(hash))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let most = cx.int_max_str_digits;
    if cx.int_ref(args[0]).is_none() {
        return Err(cx.not_an_index(args[0]));
    }
    let text = cx.redoable(|cx| {
        let int = cx.int_ref(args[0]).unwrap_or(IntRef::Small(0));
        integer_text::to_decimal_unless(int, most, &|work| cx.work(work))
    });
    let text = cx.kernel(text)?;
    done(cx.new_str(&text))
}

/// `__format__` of every scalar type: by the payload.
pub(super) fn format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(spec) = cx.as_str(args[1]).map(str::to_owned) else {
        let message = format!(
            "__format__() argument must be str, not {}",
            cx.argument_type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    if spec.is_empty() && crate::objects::numeric::is_foreign(args[0]) {
        let class = cx.types.get(Builtin::Str).value();
        return cx.tail_call(class, &[args[0]]);
    }
    match cx.format_payload(args[0], &spec)? {
        Answer::Known(text) => done(text),
        Answer::Script => {
            let name = cx.type_name(args[0]);
            let message = format!("unsupported format string passed to {name}.__format__");
            Err(cx.type_error(message))
        }
    }
}

fn round(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_none() {
        return to_int(cx, args);
    }
    let digits = match cx.as_slice_bound(args[1]) {
        Ok(Answer::Known(digits)) => digits.unwrap_or(0),
        Ok(Answer::Script) => return ask(cx, Wanted::Index, args, 1, again!(round)),
        Err(_) => return Err(cx.not_an_index(args[1])),
    };
    let Some(int) = cx.int_ref(args[0]) else {
        return Err(cx.not_an_index(args[0]));
    };
    let rounded = integer::round_to(int, digits);
    done(cx.new_integer(rounded))
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(int) = cx.int_ref(args[0]).map(IntRef::to_integer) else {
        return Err(cx.not_an_index(args[0]));
    };
    let int = cx.new_integer(int);
    done(cx.new_tuple(&[int]))
}

/// As CPython counts: a header of 24 bytes and four for each 30 bits.
fn sizeof(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bits = cx.int_ref(args[0]).map_or(0, integer::bit_length);
    done(cx.new_size(24 + 4 * bits.div_ceil(30).max(1) as usize))
}

// ---- methods ----

fn divmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    int_divmod(cx, args[0], args[1])
}

fn rdivmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    int_divmod(cx, args[1], args[0])
}

fn int_divmod(cx: &mut Cx, left: Value, right: Value) -> Result<Outcome, Raise> {
    if cx.int_ref(left).is_none() || cx.int_ref(right).is_none() {
        return done(Value::NOT_IMPLEMENTED);
    }
    done(cx.redoable(|cx| cx.number_divmod(left, right))?)
}

fn pow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    int_power(cx, args[0], args[1], args[2])
}

fn rpow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    int_power(cx, args[1], args[0], args[2])
}

fn int_power(cx: &mut Cx, base: Value, exponent: Value, modulus: Value) -> Result<Outcome, Raise> {
    done(if modulus.is_none() {
        cx.int_binary(crate::bytecode::opcode::BinaryOperator::Power, base, exponent)?
    } else {
        cx.redoable(|cx| cx.int_power_modulo(base, exponent, modulus))?
    })
}

fn bit_length(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bits = cx.int_ref(args[0]).map_or(0, integer::bit_length);
    done(cx.new_size(bits as usize))
}

fn bit_count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bits = cx.int_ref(args[0]).map_or(0, integer::bit_count);
    done(cx.new_size(bits as usize))
}

fn byte_order(cx: &mut Cx, value: Value, method: &str) -> Result<ByteOrder, Raise> {
    let Some(name) = cx.as_str(value) else {
        let message = format!(
            "{method}() argument 'byteorder' must be str, not {}",
            cx.argument_type_name(value)
        );
        return Err(cx.type_error(message));
    };
    let order = ByteOrder::parse(name);
    cx.kernel(order)
}

fn signedness(cx: &mut Cx, value: Value) -> Result<Answer<Signedness>, Raise> {
    Ok(match truth_of(cx, value) {
        Some(true) => Answer::Known(Signedness::Signed),
        Some(false) => Answer::Known(Signedness::Unsigned),
        None => Answer::Script,
    })
}

/// The truth of a bool, number, None or string; `None` for what must be asked.
fn truth_of(cx: &Cx, value: Value) -> Option<bool> {
    if value.is_none() {
        return Some(false);
    }
    if let Some(int) = cx.int_ref(value) {
        return Some(!int.is_zero());
    }
    cx.as_str(value).map(|text| !text.is_empty())
}

fn to_bytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let length = argument!(cx, args[1], Index, as_size, to_bytes);
    let order = byte_order(cx, args[2], "to_bytes")?;
    let signed = match signedness(cx, args[3])? {
        Answer::Known(signed) => signed,
        Answer::Script => return ask(cx, Wanted::Truth, args, 3, again!(to_bytes)),
    };
    let Ok(length) = usize::try_from(length) else {
        return Err(cx.value_error("length argument must be non-negative"));
    };
    cx.check_text_size(length)?;
    let Some(int) = cx.int_ref(args[0]) else {
        return Err(cx.not_an_index(args[0]));
    };
    let bytes = integer::to_bytes(int, length as i64, order, signed);
    let bytes = cx.kernel(bytes)?;
    done(cx.new_bytes(&bytes))
}

fn from_bytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let order = byte_order(cx, args[2], "from_bytes")?;
    let signed = match signedness(cx, args[3])? {
        Answer::Known(signed) => signed,
        Answer::Script => return ask(cx, Wanted::Truth, args, 3, again!(from_bytes)),
    };
    let Some(bytes) = cx.as_bytes(args[1]) else {
        if cx.as_str(args[1]).is_some() || cx.number(args[1]).is_some() || args[1].is_none() {
            let message = format!("cannot convert '{}' object to bytes", cx.type_name(args[1]));
            return Err(cx.type_error(message));
        }
        // `bytes(argument)` first, by `__bytes__`, the buffer or the items.
        let class = cx.types.get(Builtin::Bytes).value();
        return cx.call(class, &[args[1]], again!(from_bytes), unchecked_state(1), args);
    };
    let int = integer::from_bytes(bytes, order, signed);
    let int = cx.new_integer(int);
    if args[0] == cx.types.get(Builtin::Int).value() {
        return done(int);
    }
    cx.tail_call(args[0], &[int])
}

fn as_integer_ratio(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(int) = cx.int_ref(args[0]).map(IntRef::to_integer) else {
        return Err(cx.not_an_index(args[0]));
    };
    let int = cx.new_integer(int);
    done(cx.new_tuple(&[int, Value::small_int(1)]))
}

fn is_integer(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(true)
}
