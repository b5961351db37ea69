//! `_native_decimal`: the arithmetic that programs do most with decimals: finite numbers of up to 38 digits, in contexts
//! whose limits they do not meet and whose traps they do not spring. All else is in `stdlib/decimal`.

use super::take_over::{TakenOver, construct_slowly, take_over};
use crate::bytecode::opcode::Comparison;
use crate::heap::Value;
use crate::modules::table::ModuleRow;
use crate::native::{functions, methods};
use crate::objects::cx::Cx;
use crate::objects::kernel::big::{Big, Limbs};
use crate::objects::kernel::integer::{IntRef, Integer};
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::template::Template;
use crate::scheduler::context;
use std::cmp::Ordering;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_native_decimal",
    doc: "The arithmetic that programs do most with decimals.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Let natives take the place of methods of the instance's class.
    "take_over(instance, /)" => take_over_class,
    /// Note the variable that holds the context.
    "set_variable(variable, /)" => set_variable,
};

fn take_over_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    take_over(cx, TAKEN_OVER, args)
}

/// Natives of two operands, and the methods that they leave the rest to.
macro_rules! operators {
    ($($name:ident, $key:literal, $operate:expr;)*) => {$(
        fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            match ($operate)(cx, args[0], args[1]) {
                Some(result) => done(result),
                None => cx.library_method(concat!("Decimal.", $key), args),
            }
        }
    )*};
}

operators! {
    add, "__add__", sum;
    add_reflected, "__radd__", sum;
    subtract, "__sub__", difference;
    subtract_reflected, "__rsub__", |cx: &mut Cx, right, left| difference(cx, left, right);
    multiply, "__mul__", product;
    multiply_reflected, "__rmul__", product;
    divide, "__truediv__", quotient;
    divide_reflected, "__rtruediv__", |cx: &mut Cx, right, left| quotient(cx, left, right);
    equal, "__eq__", |cx: &mut Cx, left, right| compare(cx, left, right, Comparison::Eq);
    less, "__lt__", |cx: &mut Cx, left, right| compare(cx, left, right, Comparison::Lt);
    less_or_equal, "__le__", |cx: &mut Cx, left, right| compare(cx, left, right, Comparison::Le);
    greater, "__gt__", |cx: &mut Cx, left, right| compare(cx, left, right, Comparison::Gt);
    greater_or_equal, "__ge__", |cx: &mut Cx, left, right| compare(cx, left, right, Comparison::Ge);
}

const TAKEN_OVER: &[TakenOver] = &[TakenOver {
    template: Template::Decimal,
    name: "Decimal",
    construct: Some(&NativeRow::new(
        "Decimal(value='0', context=None)",
        "Construct a new Decimal object. 'value' can be an integer, string, tuple,\nor another Decimal object.",
        construct,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Return self+value.
        "__add__(self, value, /)" => add,
        /// Return value+self.
        "__radd__(self, value, /)" => add_reflected,
        /// Return self-value.
        "__sub__(self, value, /)" => subtract,
        /// Return value-self.
        "__rsub__(self, value, /)" => subtract_reflected,
        /// Return self*value.
        "__mul__(self, value, /)" => multiply,
        /// Return value*self.
        "__rmul__(self, value, /)" => multiply_reflected,
        /// Return self/value.
        "__truediv__(self, value, /)" => divide,
        /// Return value/self.
        "__rtruediv__(self, value, /)" => divide_reflected,
        /// Return self==value.
        "__eq__(self, value, /)" => equal,
        /// Return self<value.
        "__lt__(self, value, /)" => less,
        /// Return self<=value.
        "__le__(self, value, /)" => less_or_equal,
        /// Return self>value.
        "__gt__(self, value, /)" => greater,
        /// Return self>=value.
        "__ge__(self, value, /)" => greater_or_equal,
        /// Return a value equal to the first operand after rounding and having the exponent of the second operand.
        "quantize(self, exp, rounding=None, context=None)" => quantize,
    },
}];

fn set_variable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.templates.decimal_context = Some(args[0]);
    done(Value::NONE)
}

/// The conditions that can be met here, as the library numbers them.
const INEXACT: i64 = 64;
const ROUNDED: i64 = 4096;

/// Coefficients have no more digits than this.
const MOST_DIGITS: u32 = 38;
/// Exponents are no larger than this, so that sums of some of them fit.
const MOST_EXPONENT: i64 = 1 << 40;

/// A finite number.
#[derive(Clone, Copy)]
struct Finite {
    is_negative: bool,
    coefficient: u128,
    exponent: i64,
}

/// What counts of a context.
#[derive(Clone, Copy)]
struct Settings {
    precision: i64,
    rounding: Rounding,
    least: i64,
    most: i64,
    flags: Value,
    flag_bits: i64,
    trap_bits: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rounding {
    HalfEven,
    HalfUp,
    HalfDown,
    Down,
    Up,
    Ceiling,
    Floor,
    ZeroFiveUp,
}

impl Rounding {
    fn named(name: &str) -> Option<Rounding> {
        Some(match name {
            "ROUND_HALF_EVEN" => Rounding::HalfEven,
            "ROUND_HALF_UP" => Rounding::HalfUp,
            "ROUND_HALF_DOWN" => Rounding::HalfDown,
            "ROUND_DOWN" => Rounding::Down,
            "ROUND_UP" => Rounding::Up,
            "ROUND_CEILING" => Rounding::Ceiling,
            "ROUND_FLOOR" => Rounding::Floor,
            "ROUND_05UP" => Rounding::ZeroFiveUp,
            _ => return None,
        })
    }
}

/// The number that an operand is: exactly a `Decimal`, or an int.
fn finite(cx: &Cx, value: Value) -> Option<Finite> {
    if let Some(int) = value.as_inline_int() {
        return Some(Finite {
            is_negative: int < 0,
            coefficient: u128::from(int.unsigned_abs()),
            exponent: 0,
        });
    }
    let [sign, coefficient, exponent, kind] = cx.template_slots(Template::Decimal, value)?;
    if kind.as_inline_int() != Some(0) {
        return None;
    }
    let exponent = exponent.as_inline_int()?;
    Some(Finite {
        is_negative: sign.as_inline_int()? != 0,
        coefficient: coefficient_of(cx, coefficient)?,
        exponent: (exponent.abs() < MOST_EXPONENT).then_some(exponent)?,
    })
}

/// A coefficient with no more than the digits that fit.
fn coefficient_of(cx: &Cx, value: Value) -> Option<u128> {
    let number = match cx.int_ref(value)? {
        IntRef::Small(number) => u128::try_from(number).ok()?,
        IntRef::Big(number) => match number.limbs() {
            [low, high] if !number.is_negative() => u128::from(*high) << 64 | u128::from(*low),
            [low] if !number.is_negative() => u128::from(*low),
            _ => return None,
        },
    };
    (digits(number) <= i64::from(MOST_DIGITS)).then_some(number)
}

/// How many digits a number has; zero has one.
fn digits(number: u128) -> i64 {
    match u64::try_from(number) {
        Ok(0) => 1,
        Ok(number) => i64::from(number.ilog10()) + 1,
        Err(_) => i64::from(number.ilog10()) + 1,
    }
}

/// A power of ten that fits.
fn ten(power: i64) -> Option<u128> {
    let power = u32::try_from(power).ok()?;
    (power <= MOST_DIGITS).then(|| 10u128.pow(power))
}

fn new_decimal(cx: &mut Cx, number: Finite) -> Option<Value> {
    let coefficient = match i64::try_from(number.coefficient) {
        Ok(small) => cx.new_int(small),
        Err(_) => {
            let limbs: Limbs = [number.coefficient as u64, (number.coefficient >> 64) as u64]
                .into_iter()
                .collect();
            cx.new_integer(Integer::Big(Big::new(false, limbs)))
        }
    };
    let sign = Value::small_int(i64::from(number.is_negative));
    let slots = [
        sign,
        coefficient,
        Value::small_int(number.exponent),
        Value::small_int(0),
    ];
    Some(cx.new_from_template(Template::Decimal, &slots))
}

/// The context at hand; `None` when there is none yet, or one that is not for this place.
fn settings(cx: &Cx) -> Option<Settings> {
    let variable = cx.templates.decimal_context?;
    let current = context::find(cx, context::snapshot(cx), variable)?;
    let [precision, rounding, least, most, _, clamp, flags, traps] =
        cx.template_slots(Template::DecimalContext, current)?;
    let bits = |signals: Value| {
        let [bits] = cx.template_slots(Template::DecimalSignals, signals)?;
        bits.as_inline_int()
    };
    let precision = precision.as_inline_int()?;
    if precision >= i64::from(MOST_DIGITS) || clamp.as_inline_int()? != 0 {
        return None;
    }
    Some(Settings {
        precision,
        rounding: Rounding::named(cx.as_str(rounding)?)?,
        least: least.as_inline_int()?,
        most: most.as_inline_int()?,
        flags,
        flag_bits: bits(flags)?,
        trap_bits: bits(traps)?,
    })
}

/// A coefficient without its last digits, rounded, and the conditions met.
fn dropped(coefficient: u128, count: i64, is_negative: bool, rounding: Rounding) -> Option<(u128, i64)> {
    let (kept, rest, half) = if count > digits(coefficient) {
        (0, u128::from(coefficient != 0), 5)
    } else {
        let unit = ten(count)?;
        (coefficient / unit, coefficient % unit, unit / 2)
    };
    let is_up = match rounding {
        Rounding::HalfEven => rest > half || rest == half && kept % 2 == 1,
        Rounding::HalfUp => rest >= half,
        Rounding::HalfDown => rest > half,
        Rounding::Down => false,
        Rounding::Up => rest != 0,
        Rounding::Ceiling => rest != 0 && !is_negative,
        Rounding::Floor => rest != 0 && is_negative,
        Rounding::ZeroFiveUp => rest != 0 && kept % 5 == 0,
    };
    let inexact = if rest != 0 { INEXACT } else { 0 };
    Some((kept + u128::from(is_up), ROUNDED | inexact))
}

/// A result rounded into a context, which notes what happened. `None` where the context's limits are met, or a trap.
fn fixed(cx: &mut Cx, settings: Settings, number: Finite, status: i64) -> Option<Value> {
    let Settings {
        precision,
        least,
        most,
        ..
    } = settings;
    let (tiny, top) = (least - precision + 1, most - precision + 1);
    let (mut number, mut status) = (number, status);
    if number.coefficient == 0 {
        if number.exponent < tiny || number.exponent > most {
            return None;
        }
    } else {
        let bound = number.exponent + digits(number.coefficient) - precision;
        if bound > top || bound < tiny {
            return None;
        }
        if number.exponent < bound {
            let count = bound - number.exponent;
            let (kept, conditions) =
                dropped(number.coefficient, count, number.is_negative, settings.rounding)?;
            status |= conditions;
            (number.coefficient, number.exponent) = (kept, bound);
            if digits(kept) > precision {
                number.coefficient /= 10;
                number.exponent += 1;
                if number.exponent > top {
                    return None;
                }
            }
        }
    }
    if status & settings.trap_bits != 0 {
        return None;
    }
    if status & !settings.flag_bits != 0 {
        let bits = Value::small_int(settings.flag_bits | status);
        cx.set_template_slot(Template::DecimalSignals, settings.flags, 0, bits);
    }
    new_decimal(cx, number)
}

fn sum(cx: &mut Cx, left: Value, right: Value) -> Option<Value> {
    let (left, right) = (finite(cx, left)?, finite(cx, right)?);
    sum_of(cx, left, right)
}

fn difference(cx: &mut Cx, left: Value, right: Value) -> Option<Value> {
    let (left, right) = (finite(cx, left)?, finite(cx, right)?);
    let right = Finite {
        is_negative: !right.is_negative,
        ..right
    };
    sum_of(cx, left, right)
}

fn sum_of(cx: &mut Cx, left: Finite, right: Finite) -> Option<Value> {
    let settings = settings(cx)?;
    let (high, low) = match left.exponent < right.exponent {
        true => (right, left),
        false => (left, right),
    };
    let mut exponent = low.exponent;
    if low.coefficient == 0 && high.coefficient != 0 && high.exponent > exponent {
        exponent = exponent.max(high.exponent - settings.precision - 2);
    }
    let scaled = match high.coefficient {
        0 => 0,
        coefficient => coefficient.checked_mul(ten(high.exponent - exponent)?)?,
    };
    let signed = |number: u128, is_negative: bool| {
        let number = i128::try_from(number).ok()?;
        Some(if is_negative { -number } else { number })
    };
    let total = signed(scaled, high.is_negative)?.checked_add(signed(low.coefficient, low.is_negative)?)?;
    let is_negative = match total.cmp(&0) {
        Ordering::Less => true,
        Ordering::Greater => false,
        Ordering::Equal if high.is_negative == low.is_negative => high.is_negative,
        Ordering::Equal => settings.rounding == Rounding::Floor,
    };
    let number = Finite {
        is_negative,
        coefficient: total.unsigned_abs(),
        exponent,
    };
    fixed(cx, settings, number, 0)
}

fn product(cx: &mut Cx, left: Value, right: Value) -> Option<Value> {
    let (left, right) = (finite(cx, left)?, finite(cx, right)?);
    let settings = settings(cx)?;
    let number = Finite {
        is_negative: left.is_negative != right.is_negative,
        coefficient: left.coefficient.checked_mul(right.coefficient)?,
        exponent: left.exponent + right.exponent,
    };
    fixed(cx, settings, number, 0)
}

fn quotient(cx: &mut Cx, left: Value, right: Value) -> Option<Value> {
    let (left, right) = (finite(cx, left)?, finite(cx, right)?);
    if right.coefficient == 0 {
        return None;
    }
    let settings = settings(cx)?;
    let ideal = left.exponent - right.exponent;
    let mut number = Finite {
        is_negative: left.is_negative != right.is_negative,
        coefficient: 0,
        exponent: ideal,
    };
    if left.coefficient != 0 {
        let shift = digits(right.coefficient) - digits(left.coefficient) + settings.precision + 1;
        let (top, bottom) = match shift >= 0 {
            true => (left.coefficient.checked_mul(ten(shift)?)?, right.coefficient),
            false => (left.coefficient, right.coefficient.checked_mul(ten(-shift)?)?),
        };
        (number.coefficient, number.exponent) = (top / bottom, ideal - shift);
        if top % bottom != 0 {
            // A digit that no rounding takes for a tie or for nothing.
            number.coefficient += u128::from(number.coefficient.is_multiple_of(5));
        } else {
            while number.exponent < ideal && number.coefficient.is_multiple_of(10) {
                number.coefficient /= 10;
                number.exponent += 1;
            }
        }
    }
    fixed(cx, settings, number, 0)
}

/// How numbers compare.
fn order(left: Finite, right: Finite) -> Option<Ordering> {
    let sign = |number: Finite| match (number.coefficient, number.is_negative) {
        (0, _) => 0,
        (_, true) => -1,
        (_, false) => 1,
    };
    let signs = sign(left).cmp(&sign(right));
    if signs != Ordering::Equal || left.coefficient == 0 {
        return Some(signs);
    }
    let adjusted = |number: Finite| number.exponent + digits(number.coefficient);
    let mut sizes = adjusted(left).cmp(&adjusted(right));
    if sizes == Ordering::Equal {
        let exponent = left.exponent.min(right.exponent);
        let scaled = |number: Finite| number.coefficient.checked_mul(ten(number.exponent - exponent)?);
        sizes = scaled(left)?.cmp(&scaled(right)?);
    }
    Some(if left.is_negative { sizes.reverse() } else { sizes })
}

fn compare(cx: &mut Cx, left: Value, right: Value, comparison: Comparison) -> Option<Value> {
    let order = order(finite(cx, left)?, finite(cx, right)?)?;
    Some(Value::from_bool(comparison.accepts(order)))
}

fn quantize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match quantized(cx, args) {
        Some(result) => done(result),
        None => cx.library_method("Decimal.quantize", args),
    }
}

fn quantized(cx: &mut Cx, args: &[Value]) -> Option<Value> {
    let (number, exponent) = (finite(cx, args[0])?, finite(cx, args[1])?.exponent);
    let settings = settings(cx)?;
    let rounding = match args[2].is_none() {
        true => settings.rounding,
        false => Rounding::named(cx.as_str(args[2])?)?,
    };
    if !args[3].is_none() || exponent < settings.least - settings.precision + 1 || exponent > settings.most {
        return None;
    }
    let mut status = 0;
    let coefficient = match number.coefficient {
        0 => 0,
        coefficient if number.exponent >= exponent => {
            coefficient.checked_mul(ten(number.exponent - exponent)?)?
        }
        coefficient => {
            let count = exponent - number.exponent;
            let (kept, conditions) = dropped(coefficient, count, number.is_negative, rounding)?;
            status = conditions;
            kept
        }
    };
    if coefficient != 0 && digits(coefficient) > settings.precision {
        return None;
    }
    let result = Finite {
        is_negative: number.is_negative,
        coefficient,
        exponent,
    };
    fixed(cx, settings, result, status)
}

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match constructed(cx, args) {
        Some(made) => done(made),
        None => construct_slowly(cx, Template::Decimal, "Decimal.__new__", args),
    }
}

fn constructed(cx: &mut Cx, args: &[Value]) -> Option<Value> {
    if !args[1].is_none() {
        return None;
    }
    if cx.template_slots::<0>(Template::Decimal, args[0]).is_some() {
        return Some(args[0]);
    }
    let number = match cx.as_str(args[0]) {
        Some(text) => read(text)?,
        None => finite(cx, args[0])?,
    };
    new_decimal(cx, number)
}

/// Reads a number of ASCII digits with a sign and a point.
fn read(text: &str) -> Option<Finite> {
    let (is_negative, text) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let (mut coefficient, mut exponent, mut count) = (0u128, 0, 0);
    let mut has_point = false;
    for byte in text {
        match byte {
            b'0'..=b'9' if count < MOST_DIGITS => {
                coefficient = coefficient * 10 + u128::from(byte - b'0');
                exponent -= i64::from(has_point);
                count += 1;
            }
            b'.' if !has_point => has_point = true,
            _ => return None,
        }
    }
    (count > 0).then_some(Finite {
        is_negative,
        coefficient,
        exponent,
    })
}
