//! `math`: functions on real numbers.

use crate::builtins::numbers::arithmetic;
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{Gc, Value};
use crate::modules::table::ModuleRow;
use crate::native::convert::{Wanted, again, argument, ask, special};
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::kernel::integer::{self, IntRef, Integer};
use crate::objects::kernel::long_work::Stop;
use crate::objects::kernel::math::Logarithm;
use crate::objects::kernel::math_sums::{self, ExactSum};
use crate::objects::kernel::{KernelResult, float_arithmetic, math, math_integers};
use crate::objects::native::NativeRow;
use crate::objects::numeric::{Number, is_foreign};
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::str::Str;

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "math",
    doc: "This module provides access to the mathematical functions defined by the C standard.",
    functions: FUNCTIONS,
    install: Some(install),
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Return the arc cosine (measured in radians) of x, between 0 and pi.
    "acos(x, /)" => acos,
    /// Return the inverse hyperbolic cosine of x.
    "acosh(x, /)" => acosh,
    /// Return the arc sine (measured in radians) of x, between -pi/2 and pi/2.
    "asin(x, /)" => asin,
    /// Return the inverse hyperbolic sine of x.
    "asinh(x, /)" => asinh,
    /// Return the arc tangent (measured in radians) of x, between -pi/2 and pi/2.
    "atan(x, /)" => atan,
    /// Return the arc tangent (measured in radians) of y/x, by the signs of both.
    "atan2(y, x, /)" => atan2,
    /// Return the inverse hyperbolic tangent of x.
    "atanh(x, /)" => atanh,
    /// Return the cube root of x.
    "cbrt(x, /)" => cbrt,
    /// Return the ceiling of x as an Integral: the smallest integer >= x.
    "ceil(x, /)" => ceil,
    /// Number of ways to choose k items from n items without repetition and without order.
    "comb(n, k, /)" => comb,
    /// Return a float with the magnitude of x but the sign of y.
    "copysign(x, y, /)" => copysign,
    /// Return the cosine of x (measured in radians).
    "cos(x, /)" => cos,
    /// Return the hyperbolic cosine of x.
    "cosh(x, /)" => cosh,
    /// Convert angle x from radians to degrees.
    "degrees(x, /)" => degrees,
    /// Return the Euclidean distance between two points p and q.
    "dist(p, q, /)" => dist,
    /// Error function at x.
    "erf(x, /)" => erf,
    /// Complementary error function at x.
    "erfc(x, /)" => erfc,
    /// Return e raised to the power of x.
    "exp(x, /)" => exp,
    /// Return 2 raised to the power of x.
    "exp2(x, /)" => exp2,
    /// Return exp(x)-1, exact for small x.
    "expm1(x, /)" => expm1,
    /// Return the absolute value of the float x.
    "fabs(x, /)" => fabs,
    /// Return n factorial.
    "factorial(n, /)" => factorial,
    /// Return the floor of x as an Integral: the largest integer <= x.
    "floor(x, /)" => floor,
    /// Fused multiply-add operation: x * y + z, rounded once.
    "fma(x, y, z, /)" => fma,
    /// Return fmod(x, y), according to platform C: with the sign of x.
    "fmod(x, y, /)" => fmod,
    /// Return the mantissa and exponent of x, as pair (m, e): x is m * 2.**e.
    "frexp(x, /)" => frexp,
    /// Return an accurate floating-point sum of values in the iterable seq.
    "fsum(seq, /)" => fsum,
    /// Gamma function at x.
    "gamma(x, /)" => gamma,
    /// Greatest Common Divisor.
    "gcd(*integers)" => gcd,
    /// Multidimensional Euclidean distance from the origin to a point.
    "hypot(*coordinates)" => hypot,
    /// Determine whether two floating-point numbers are close in value.
    "isclose(a, b, *, rel_tol=?, abs_tol=?)" => isclose,
    /// Return True if x is neither an infinity nor a NaN, and False otherwise.
    "isfinite(x, /)" => isfinite,
    /// Return True if x is a positive or negative infinity, and False otherwise.
    "isinf(x, /)" => isinf,
    /// Return True if x is a NaN (not a number), and False otherwise.
    "isnan(x, /)" => isnan,
    /// Return the integer part of the square root of the input.
    "isqrt(n, /)" => isqrt,
    /// Least Common Multiple.
    "lcm(*integers)" => lcm,
    /// Return x * (2**i).
    "ldexp(x, i, /)" => ldexp,
    /// Natural logarithm of absolute value of Gamma function at x.
    "lgamma(x, /)" => lgamma,
    /// Return the logarithm of x to the given base, the natural one without.
    "log(x, base=?, /)" => log,
    /// Return the base 10 logarithm of x.
    "log10(x, /)" => log10,
    /// Return the natural logarithm of 1+x, exact for small x.
    "log1p(x, /)" => log1p,
    /// Return the base 2 logarithm of x.
    "log2(x, /)" => log2,
    /// Return the fractional and integer parts of x.
    "modf(x, /)" => modf,
    /// Return the floating-point value the given number of steps after x towards y.
    "nextafter(x, y, /, *, steps=None)" => nextafter,
    /// Number of ways to choose k items from n items without repetition and with order.
    "perm(n, k=None, /)" => perm,
    /// Return x**y (x to the power of y).
    "pow(x, y, /)" => pow,
    /// Calculate the product of all the elements in the input iterable.
    "prod(iterable, /, *, start=1)" => prod,
    /// Convert angle x from degrees to radians.
    "radians(x, /)" => radians,
    /// Difference between x and the closest integer multiple of y.
    "remainder(x, y, /)" => remainder,
    /// Return the sine of x (measured in radians).
    "sin(x, /)" => sin,
    /// Return the hyperbolic sine of x.
    "sinh(x, /)" => sinh,
    /// Return the square root of x.
    "sqrt(x, /)" => sqrt,
    /// Return the sum of products of values from two iterables p and q.
    "sumprod(p, q, /)" => sumprod,
    /// Return the tangent of x (measured in radians).
    "tan(x, /)" => tan,
    /// Return the hyperbolic tangent of x.
    "tanh(x, /)" => tanh,
    /// Truncates the Real x to the nearest Integral toward 0.
    "trunc(x, /)" => trunc,
    /// Return the value of the least significant bit of the float x.
    "ulp(x, /)" => ulp,
};

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        cx.set_name(namespace, name, value.into());
    }
}

// ---- functions of one or two floats ----

macro_rules! unary_natives {
    ($($name:ident $kernel:expr;)*) => {$(
        fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            let x = argument!(cx, args[0], Float, double_of, $name);
            let kernel: fn(f64) -> KernelResult<f64> = $kernel;
            let result = kernel(x);
            done(cx.kernel(result)?)
        }
    )*};
}

unary_natives! {
    acos math::acos;
    acosh math::acosh;
    asin math::asin;
    asinh |x| Ok(math::asinh(x));
    atan |x| Ok(x.atan());
    atanh math::atanh;
    cbrt |x| Ok(math::cbrt(x));
    cos math::cos;
    cosh math::cosh;
    degrees |x| Ok(math::degrees(x));
    erf |x| Ok(math::erf(x));
    erfc |x| Ok(math::erfc(x));
    exp math::exp;
    exp2 math::exp2;
    expm1 math::expm1;
    fabs |x| Ok(x.abs());
    gamma math::gamma;
    lgamma math::lgamma;
    log1p math::log1p;
    radians |x| Ok(math::radians(x));
    sin math::sin;
    sinh math::sinh;
    sqrt math::sqrt;
    tan math::tan;
    tanh |x| Ok(x.tanh());
    ulp |x| Ok(math::ulp(x));
}

macro_rules! binary_natives {
    ($($name:ident $kernel:expr;)*) => {$(
        fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            let x = argument!(cx, args[0], Float, double_of, $name);
            let y = argument!(cx, args[1], Float, double_of, $name);
            let kernel: fn(f64, f64) -> KernelResult<f64> = $kernel;
            let result = kernel(x, y);
            done(cx.kernel(result)?)
        }
    )*};
}

binary_natives! {
    atan2 |y, x| Ok(y.atan2(x));
    copysign |x, y| Ok(x.copysign(y));
    fmod math::fmod;
    pow math::pow;
    remainder math::remainder;
}

macro_rules! test_natives {
    ($($name:ident $test:expr;)*) => {$(
        fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            let x = argument!(cx, args[0], Float, double_of, $name);
            let test: fn(f64) -> bool = $test;
            done(test(x))
        }
    )*};
}

test_natives! {
    isfinite f64::is_finite;
    isinf f64::is_infinite;
    isnan f64::is_nan;
}

fn fma(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let x = argument!(cx, args[0], Float, double_of, fma);
    let y = argument!(cx, args[1], Float, double_of, fma);
    let z = argument!(cx, args[2], Float, double_of, fma);
    let result = math::fma(x, y, z);
    done(cx.kernel(result)?)
}

fn frexp(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let x = argument!(cx, args[0], Float, double_of, frexp);
    let (mantissa, exponent) = math::frexp(x);
    let exponent = cx.new_int(exponent);
    done(cx.new_tuple(&[mantissa.into(), exponent]))
}

fn modf(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let x = argument!(cx, args[0], Float, double_of, modf);
    let (fraction, whole) = math::modf(x);
    done(cx.new_tuple(&[fraction.into(), whole.into()]))
}

fn ldexp(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let x = argument!(cx, args[0], Float, double_of, ldexp);
    if cx.int_ref(args[1]).is_none() && !is_foreign(args[1]) {
        return Err(cx.type_error("Expected an int as second argument to ldexp."));
    }
    let exponent = argument!(cx, args[1], Index, as_clamped, ldexp);
    let result = math::ldexp(x, IntRef::Small(exponent));
    done(cx.kernel(result)?)
}

fn nextafter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let x = argument!(cx, args[0], Float, double_of, nextafter);
    let y = argument!(cx, args[1], Float, double_of, nextafter);
    if args[2].is_none() {
        return done(math::nextafter(x, y, 1));
    }
    let steps = argument!(cx, args[2], Index, as_clamped, nextafter);
    match u64::try_from(steps) {
        Ok(steps) => done(math::nextafter(x, y, steps)),
        Err(_) => Err(cx.value_error("steps must be a non-negative integer")),
    }
}

fn isclose(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let a = argument!(cx, args[0], Float, double_of, isclose);
    let b = argument!(cx, args[1], Float, double_of, isclose);
    let relative = if args[2].is_undef() {
        1e-9
    } else {
        argument!(cx, args[2], Float, double_of, isclose)
    };
    let absolute = if args[3].is_undef() {
        0.0
    } else {
        argument!(cx, args[3], Float, double_of, isclose)
    };
    let result = math::isclose(a, b, relative, absolute);
    done(cx.kernel(result)?)
}

// ---- logarithms ----

fn logarithm(cx: &mut Cx, value: Value, kind: Logarithm) -> Result<Answer<f64>, Raise> {
    let result = match cx.number(value) {
        Some(Number::Int(int)) => math::log_integer(kind, int),
        _ => match cx.double_of(value)? {
            Answer::Known(float) => math::log(kind, float),
            Answer::Script => return Ok(Answer::Script),
        },
    };
    cx.kernel(result).map(Answer::Known)
}

fn log(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Answer::Known(x) = logarithm(cx, args[0], Logarithm::Natural)? else {
        return ask(cx, Wanted::Float, args, 0, again!(log));
    };
    let Some(base) = args[1].defined() else {
        return done(x);
    };
    let Answer::Known(base) = logarithm(cx, base, Logarithm::Natural)? else {
        return ask(cx, Wanted::Float, args, 1, again!(log));
    };
    let result = math::log_in_base(x, base);
    done(cx.kernel(result)?)
}

fn log2(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match logarithm(cx, args[0], Logarithm::Base2)? {
        Answer::Known(x) => done(x),
        Answer::Script => ask(cx, Wanted::Float, args, 0, again!(log2)),
    }
}

fn log10(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match logarithm(cx, args[0], Logarithm::Base10)? {
        Answer::Known(x) => done(x),
        Answer::Script => ask(cx, Wanted::Float, args, 0, again!(log10)),
    }
}

// ---- to integers ----

/// Rounds a number; objects of other classes by their special method, or as a float.
fn rounded(
    cx: &mut Cx,
    args: &[Value],
    name: Gc<Str>,
    round: fn(f64) -> KernelResult<Integer>,
    then: &'static Then,
) -> Result<Outcome, Raise> {
    let is_plain = !is_foreign(args[0]);
    if is_plain {
        if cx.int_ref(args[0]).is_some() {
            let int = cx
                .int_ref(args[0])
                .map(IntRef::to_integer)
                .unwrap_or(Integer::Small(0));
            return done(cx.new_integer(int));
        }
        if let Some(float) = cx.as_f64(args[0]) {
            let int = round(float);
            let int = cx.kernel(int)?;
            return done(cx.new_integer(int));
        }
    }
    if let Some(method) = special(cx, args[0], name) {
        let method = cx.unbound(method);
        return cx.tail_call(method, &args[..1]);
    }
    if name == cx.names.trunc {
        let message = format!("type {} doesn't define __trunc__ method", cx.type_name(args[0]));
        return Err(cx.type_error(message));
    }
    ask(cx, Wanted::Float, args, 0, then)
}

fn floor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    rounded(cx, args, cx.names.floor, float_arithmetic::floor, again!(floor))
}

fn ceil(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    rounded(cx, args, cx.names.ceil, float_arithmetic::ceil, again!(ceil))
}

fn trunc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    rounded(
        cx,
        args,
        cx.names.trunc,
        float_arithmetic::to_integer,
        again!(trunc),
    )
}

// ---- integers ----

/// The position of the first argument that is not an int yet.
fn first_not_int(cx: &mut Cx, args: &[Value]) -> Result<Option<usize>, Raise> {
    for (position, value) in args.iter().enumerate() {
        if cx.int_ref(*value).is_none() {
            if !is_foreign(*value) {
                return Err(cx.not_an_index(*value));
            }
            return Ok(Some(position));
        }
    }
    Ok(None)
}

type Fold = fn(IntRef<'_>, IntRef<'_>, Stop<'_>) -> KernelResult<Integer>;

fn folded(
    cx: &mut Cx,
    args: &[Value],
    start: i64,
    fold: Fold,
    then: &'static Then,
) -> Result<Outcome, Raise> {
    if let Some(position) = first_not_int(cx, args)? {
        return ask(cx, Wanted::Index, args, position, then);
    }
    let result = cx.redoable(|cx| {
        let mut result = Integer::Small(start);
        for value in args {
            if let Some(int) = cx.int_ref(*value) {
                result = fold(result.as_ref(), int, &|work| cx.work(work))?;
            }
        }
        Ok(result)
    });
    let result = cx.kernel(result)?;
    done(cx.new_integer(result))
}

fn gcd(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded(cx, args, 0, integer::greatest_common_divisor, again!(gcd))
}

fn lcm(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded(cx, args, 1, integer::least_common_multiple, again!(lcm))
}

fn isqrt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if first_not_int(cx, args)?.is_some() {
        return ask(cx, Wanted::Index, args, 0, again!(isqrt));
    }
    let root = cx.redoable(|cx| {
        let number = cx.int_ref(args[0]).unwrap_or(IntRef::Small(0));
        integer::square_root(number, &|work| cx.work(work))
    });
    let root = cx.kernel(root)?;
    done(cx.new_integer(root))
}

fn factorial(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if first_not_int(cx, args)?.is_some() {
        return ask(cx, Wanted::Index, args, 0, again!(factorial));
    }
    let n = cx.int_ref(args[0]).unwrap_or(IntRef::Small(0));
    if !n.is_negative() && n.to_i64().is_some() {
        let bits = math_integers::factorial_bits(n);
        cx.check_result_bits(bits)?;
    }
    let result = cx.redoable(|cx| {
        let n = cx.int_ref(args[0]).unwrap_or(IntRef::Small(0));
        math_integers::factorial(n, &|work| cx.work(work))
    });
    let result = cx.kernel(result)?;
    done(cx.new_integer(result))
}

type Choice = fn(IntRef<'_>, IntRef<'_>, Stop<'_>) -> KernelResult<Integer>;

fn choice(cx: &mut Cx, n: Value, k: Value, is_ordered: bool, choose: Choice) -> Result<Outcome, Raise> {
    let zero = IntRef::Small(0);
    let (a, b) = (cx.int_ref(n).unwrap_or(zero), cx.int_ref(k).unwrap_or(zero));
    if !a.is_negative() && !b.is_negative() && integer::compare(b, a).is_le() {
        let rest = integer::subtract(a, b);
        let leaves_less = !is_ordered && integer::compare(rest.as_ref(), b).is_lt();
        let count = if leaves_less { rest.as_ref() } else { b };
        // What is beyond counting is an error of its own.
        if count.to_i64().is_some() {
            let bits = math_integers::choice_bits(a, count);
            cx.check_result_bits(bits)?;
        }
    }
    let result = cx.redoable(|cx| {
        let (a, b) = (cx.int_ref(n).unwrap_or(zero), cx.int_ref(k).unwrap_or(zero));
        choose(a, b, &|work| cx.work(work))
    });
    let result = cx.kernel(result)?;
    done(cx.new_integer(result))
}

fn comb(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(position) = first_not_int(cx, args)? {
        return ask(cx, Wanted::Index, args, position, again!(comb));
    }
    choice(cx, args[0], args[1], false, math_integers::combinations)
}

fn perm(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_none() {
        return factorial(cx, &args[..1]);
    }
    if let Some(position) = first_not_int(cx, args)? {
        return ask(cx, Wanted::Index, args, position, again!(perm));
    }
    choice(cx, args[0], args[1], true, math_integers::permutations)
}

// ---- many numbers ----

/// The values as floats, or the first that script code must convert.
fn floats(cx: &mut Cx, values: &[Value]) -> Result<Result<Vec<f64>, usize>, Raise> {
    let mut floats = Vec::with_capacity(values.len());
    for (position, value) in values.iter().enumerate() {
        match cx.double_of(*value)? {
            Answer::Known(float) => floats.push(float),
            Answer::Script => return Ok(Err(position)),
        }
    }
    Ok(Ok(floats))
}

fn hypot(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match floats(cx, args)? {
        Ok(coordinates) => done(math_sums::hypot(&coordinates)),
        Err(position) => ask(cx, Wanted::Float, args, position, again!(hypot)),
    }
}

/// Makes the argument at `position` a list of floats, when script code must help; the items are kept flat.
fn float_list(
    cx: &mut Cx,
    args: &[Value],
    position: usize,
    items: &[Value],
    then: &'static Then,
) -> Result<Result<Vec<f64>, Outcome>, Raise> {
    match floats(cx, items)? {
        Ok(floats) => Ok(Ok(floats)),
        Err(_) => {
            let list = cx.new_list(items.to_vec());
            let converter = cx.new_native(&FLOAT_LIST, Value::UNDEF);
            let state = crate::native::convert::unchecked_state(position);
            cx.call(converter, &[list], then, state, args).map(Err)
        }
    }
}

static FLOAT_LIST: NativeRow = NativeRow::new(
    "floats(items, /)",
    "",
    convert_floats,
    crate::objects::native::Binding::StaticMethod,
);

/// A list of floats from a list of numbers: asks for one conversion at a time.
fn convert_floats(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let items = cx.as_list(args[0]).map(<[Value]>::to_vec).unwrap_or_default();
    convert_items(cx, &items)
}

fn convert_items(cx: &mut Cx, items: &[Value]) -> Result<Outcome, Raise> {
    match floats(cx, items)? {
        Ok(floats) => {
            let values = floats.into_iter().map(Value::from_float).collect();
            done(cx.new_list(values))
        }
        Err(position) => ask(cx, Wanted::Float, items, position, again!(convert_items)),
    }
}

fn dist(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let p = argument!(cx, args[0], List, collect_values, dist);
    let q = argument!(cx, args[1], List, collect_values, dist);
    let p = match float_list(cx, args, 0, &p, again!(dist))? {
        Ok(p) => p,
        Err(outcome) => return Ok(outcome),
    };
    let q = match float_list(cx, args, 1, &q, again!(dist))? {
        Ok(q) => q,
        Err(outcome) => return Ok(outcome),
    };
    let distance = math_sums::distance(&p, &q);
    done(cx.kernel(distance)?)
}

fn fsum(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let items = argument!(cx, args[0], List, collect_values, fsum);
    let items = match float_list(cx, args, 0, &items, again!(fsum))? {
        Ok(items) => items,
        Err(outcome) => return Ok(outcome),
    };
    cx.charge_fuel(items.len());
    let mut sum = ExactSum::default();
    for item in items {
        let added = sum.add(item);
        cx.kernel(added)?;
    }
    let total = sum.total();
    done(cx.kernel(total)?)
}

fn sumprod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let p = argument!(cx, args[0], List, collect_values, sumprod);
    let q = argument!(cx, args[1], List, collect_values, sumprod);
    if p.len() != q.len() {
        return Err(cx.value_error("Inputs are not the same length"));
    }
    cx.charge_fuel(p.len());
    // Ints come first and are summed as such; then, as long as one of each pair is a float, only the sum rounds;
    // the rest is multiplied and added as `*` and `+` do.
    let ints = p
        .iter()
        .zip(&q)
        .take_while(|(a, b)| cx.int_ref(**a).is_some() && cx.int_ref(**b).is_some());
    let ints = ints.count();
    let is_float_pair = |(a, b): &(&Value, &Value)| {
        let has_float = cx.as_f64(**a).is_some() || cx.as_f64(**b).is_some();
        has_float && cx.as_number_f64(**a).is_some() && cx.as_number_f64(**b).is_some()
    };
    let floats = p[ints..].iter().zip(&q[ints..]).take_while(is_float_pair).count();
    let rest = ints + floats;
    let start = Value::small_int(0);
    if floats == 0 {
        return sum_products(cx, start, &p, &q);
    }
    let Outcome::Return(total) = sum_products(cx, start, &p[..ints], &q[..ints])? else {
        unreachable!("ints are multiplied and added without script code");
    };
    let floats = float_products(cx, &p[ints..rest], &q[ints..rest])?;
    let total = match cx.binary(BinaryOperator::Add, total, Value::from_float(floats))? {
        Answer::Known(total) => total,
        Answer::Script => unreachable!("numbers are added without script code"),
    };
    sum_products(cx, total, &p[rest..], &q[rest..])
}

/// The sum of products of floats, rounded once.
fn float_products(cx: &mut Cx, p: &[Value], q: &[Value]) -> Result<f64, Raise> {
    // Each product is split into two floats exactly.
    let mut sum = ExactSum::default();
    for (a, b) in p.iter().zip(q) {
        let (a, b) = (
            cx.as_number_f64(*a).unwrap_or(0.0),
            cx.as_number_f64(*b).unwrap_or(0.0),
        );
        let product = a * b;
        let rest = a.mul_add(b, -product);
        for part in [product, if rest.is_finite() { rest } else { 0.0 }] {
            let added = sum.add(part);
            cx.kernel(added)?;
        }
    }
    // Infinities of both signs are no error here.
    Ok(sum.total().unwrap_or(f64::NAN))
}

/// Adds products as long as no script code is needed; else has one made and added, and goes on.
fn sum_products(cx: &mut Cx, start: Value, p: &[Value], q: &[Value]) -> Result<Outcome, Raise> {
    let mut total = start;
    for (position, (a, b)) in p.iter().zip(q).enumerate() {
        let sum = match cx.binary(BinaryOperator::Multiply, *a, *b)? {
            Answer::Known(product) => cx.binary(BinaryOperator::Add, total, product)?,
            Answer::Script => Answer::Script,
        };
        match sum {
            Answer::Known(sum) if !sum.is(Value::NOT_IMPLEMENTED) => total = sum,
            _ => {
                let multiply = cx.new_native(&arithmetic::MULTIPLY, Value::UNDEF);
                let mut kept = vec![total];
                kept.extend_from_slice(&p[position + 1..]);
                kept.extend_from_slice(&q[position + 1..]);
                return cx.call(multiply, &[*a, *b], &PRODUCT_MADE, 0, &kept);
            }
        }
    }
    done(total)
}

static PRODUCT_MADE: Then = Then {
    name: "math.sumprod.product_made",
    resume: product_made,
    catches: false,
};

/// After a product (state 0), which is then added, or after a sum (state 1). Kept: the total, the rest of
/// both sequences.
fn product_made(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    if kept.state == 0 {
        let add = cx.new_native(&arithmetic::ADD, Value::UNDEF);
        return cx.call(add, &[kept.values[0], value], &PRODUCT_MADE, 1, kept.values);
    }
    let rest = &kept.values[1..];
    let (p, q) = rest.split_at(rest.len() / 2);
    sum_products(cx, value, p, q)
}

fn prod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let items = argument!(cx, args[0], List, collect_values, prod);
    multiply_all(cx, args[1], &items)
}

/// Multiplies as long as no script code is needed; else has one product made and goes on.
fn multiply_all(cx: &mut Cx, start: Value, items: &[Value]) -> Result<Outcome, Raise> {
    let mut product = start;
    for (position, item) in items.iter().enumerate() {
        match cx.binary(BinaryOperator::Multiply, product, *item)? {
            Answer::Known(value) if !value.is(Value::NOT_IMPLEMENTED) => product = value,
            Answer::Known(_) => {
                return Err(cx.operand_error(BinaryOperator::Multiply, "*", product, *item));
            }
            Answer::Script => {
                let multiply = cx.new_native(&arithmetic::MULTIPLY, Value::UNDEF);
                return cx.call(
                    multiply,
                    &[product, *item],
                    &MULTIPLIED,
                    0,
                    &items[position + 1..],
                );
            }
        }
    }
    done(product)
}

static MULTIPLIED: Then = Then {
    name: "math.prod.multiplied",
    resume: multiplied,
    catches: false,
};

fn multiplied(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    multiply_all(cx, resumed.value(), kept.values)
}
