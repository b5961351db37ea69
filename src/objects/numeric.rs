//! Numbers as operands: what int, bool, float and complex do with each other, and the conversions that
//! need no script code.
//!
//! An operand is looked at by its payload, so instances of subclasses count as numbers here; whether a
//! subclass overrides the operation is for the caller to ask first.

use std::cmp::Ordering;

use num_bigint::BigInt;

use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{Special, Value};
use crate::objects::cx::Cx;
use crate::objects::kernel::complex;
use crate::objects::kernel::float_arithmetic::{self, Power};
use crate::objects::kernel::integer::{self, IntRef, Integer};
use crate::objects::kernel::long_work::{self, Stop};
use crate::objects::kernel::{KernelError, KernelResult};
use crate::objects::kinds::Kind;
use crate::objects::number::{Complex, FloatObject, Int, IntRepr};
use crate::objects::outcome::{Answer, Raise};
use crate::objects::types::{BUILTINS, Builtin};

/// Powers and shifts whose result has more bits than this are refused with MemoryError at once: half a
/// gigabyte is more than any script means, and computing it could not be stopped.
const MOST_RESULT_BITS: u64 = 1 << 32;

/// A power by a modulus of more work than this is done in pieces.
const MOST_AT_ONCE: usize = 1 << 20;

/// Whether products and quotients of these two are found in pieces.
#[inline]
fn is_long(a: IntRef<'_>, b: IntRef<'_>) -> bool {
    match (a, b) {
        (IntRef::Small(_), IntRef::Small(_)) => false,
        _ => long_work::is_long(integer::bit_length(a) + integer::bit_length(b)),
    }
}

/// A number's payload.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number<'a> {
    Int(IntRef<'a>),
    Float(f64),
    Complex(f64, f64),
}

/// A number without a borrow of the heap, ints already as floats: for float and complex arithmetic.
#[derive(Clone, Copy, Debug)]
enum Inexact {
    Real(f64),
    Complex(f64, f64),
}

/// Whether the value's class is not one of the machine's table: a script class, or a module's type. Such
/// a class may define operators of its own.
#[inline(always)]
pub(crate) fn is_foreign(value: Value) -> bool {
    value
        .header()
        .is_some_and(|header| header.shape as usize > BUILTINS.len())
}

impl Cx {
    /// The payload of an int, bool or instance of a subclass of int.
    #[inline]
    pub(crate) fn int_ref(&self, value: Value) -> Option<IntRef<'_>> {
        if let Some(small) = value.as_inline_int() {
            return Some(IntRef::Small(small));
        }
        if let Some(int) = value.as_gc::<Int>() {
            return Some(match &self.heap[int].repr {
                IntRepr::Small(small) => IntRef::Small(*small),
                IntRepr::Big(big) => IntRef::Big(big),
            });
        }
        match value.as_special() {
            Some(Special::False) => Some(IntRef::Small(0)),
            Some(Special::True) => Some(IntRef::Small(1)),
            _ => None,
        }
    }

    /// The int, when it is one and fits in 64 bits.
    #[inline]
    pub(crate) fn as_i64(&self, value: Value) -> Option<i64> {
        self.int_ref(value).and_then(IntRef::to_i64)
    }

    /// The payload of a float or instance of a subclass of float.
    #[inline]
    pub(crate) fn as_f64(&self, value: Value) -> Option<f64> {
        value
            .as_float()
            .or_else(|| value.as_gc::<FloatObject>().map(|float| self.heap[float].number))
    }

    /// The payload of any number.
    #[inline]
    pub(crate) fn number(&self, value: Value) -> Option<Number<'_>> {
        if let Some(int) = self.int_ref(value) {
            return Some(Number::Int(int));
        }
        if let Some(float) = self.as_f64(value) {
            return Some(Number::Float(float));
        }
        let complex = value.as_gc::<Complex>()?;
        let complex = &self.heap[complex];
        Some(Number::Complex(complex.real, complex.imag))
    }

    /// An int from a kernel's result.
    #[inline]
    pub(crate) fn new_integer(&mut self, integer: Integer) -> Value {
        match integer {
            Integer::Small(small) => self.new_int(small),
            Integer::Big(big) => self.new_big(big),
        }
    }

    /// The int as a big int: int, bool and subclasses of int.
    pub(crate) fn as_bigint(&self, value: Value) -> Option<BigInt> {
        self.int_ref(value).map(IntRef::to_bigint)
    }

    /// The number as a double: int (when it is in range), bool, float and their subclasses.
    #[inline]
    pub(crate) fn as_number_f64(&self, value: Value) -> Option<f64> {
        if let Some(float) = self.as_f64(value) {
            return Some(float);
        }
        integer::to_float(self.int_ref(value)?).ok()
    }

    /// The number as a double, as functions of `math` take it. Raises OverflowError for an int out of
    /// range, TypeError for what is no number; Script when `__float__` or `__index__` may exist.
    pub(crate) fn double_of(&mut self, value: Value) -> Result<Answer<f64>, Raise> {
        if let Some(float) = self.as_f64(value) {
            return Ok(Answer::Known(float));
        }
        if let Some(int) = self.int_ref(value) {
            let float = integer::to_float(int);
            return self.kernel(float).map(Answer::Known);
        }
        if is_foreign(value) {
            return Ok(Answer::Script);
        }
        let message = format!("must be real number, not {}", self.type_name(value));
        Err(self.type_error(message))
    }

    /// `operator.index` where a 64-bit number is wanted as an index. Raises IndexError when it is larger.
    #[inline]
    pub(crate) fn as_index(&mut self, value: Value) -> Result<Answer<i64>, Raise> {
        match value.as_inline_int() {
            Some(small) => Ok(Answer::Known(small)),
            None => self.as_index_raising(value, Builtin::IndexError),
        }
    }

    /// The same where a size or count is wanted. Raises OverflowError when it is larger.
    #[inline]
    pub(crate) fn as_size(&mut self, value: Value) -> Result<Answer<i64>, Raise> {
        match value.as_inline_int() {
            Some(small) => Ok(Answer::Known(small)),
            None => self.as_index_raising(value, Builtin::OverflowError),
        }
    }

    fn as_index_raising(&mut self, value: Value, too_large: Builtin) -> Result<Answer<i64>, Raise> {
        if let Some(int) = self.int_ref(value) {
            return match int.to_i64() {
                Some(small) => Ok(Answer::Known(small)),
                None => {
                    let name = self.type_name(value);
                    let message = format!("cannot fit '{name}' into an index-sized integer");
                    Err(self.raise(too_large, message))
                }
            };
        }
        if is_foreign(value) {
            return Ok(Answer::Script);
        }
        Err(self.not_an_index(value))
    }

    /// Raises the TypeError for a value that cannot be an index.
    #[cold]
    pub(crate) fn not_an_index(&mut self, value: Value) -> Raise {
        if self
            .dunder(value, self.names.index)
            .is_some_and(|method| method.is_none())
        {
            return self.type_error("'NoneType' object is not callable");
        }
        let name = self.type_name(value);
        let message = format!("'{name}' object cannot be interpreted as an integer");
        self.type_error(message)
    }

    /// A bound of a slice: None is absent, ints beyond 64 bits are clamped.
    pub(crate) fn as_slice_bound(&mut self, value: Value) -> Result<Answer<Option<i64>>, Raise> {
        if value.is_none() || value.is_undef() {
            return Ok(Answer::Known(None));
        }
        if let Some(int) = self.int_ref(value) {
            let clamped = int
                .to_i64()
                .unwrap_or(if int.is_negative() { i64::MIN } else { i64::MAX });
            return Ok(Answer::Known(Some(clamped)));
        }
        if is_foreign(value) && self.dunder(value, self.names.index).is_some() {
            return Ok(Answer::Script);
        }
        Err(self.type_error("slice indices must be integers or None or have an __index__ method"))
    }

    /// An int argument whose range the caller judges: ints beyond 64 bits are clamped.
    pub(crate) fn as_clamped(&mut self, value: Value) -> Result<Answer<i64>, Raise> {
        if let Some(int) = self.int_ref(value) {
            let ends = if int.is_negative() { i64::MIN } else { i64::MAX };
            return Ok(Answer::Known(int.to_i64().unwrap_or(ends)));
        }
        if is_foreign(value) {
            return Ok(Answer::Script);
        }
        Err(self.not_an_index(value))
    }

    // ---- operators ----

    /// An operator on two numbers; NotImplemented when one is none, or the pair has no such operator.
    pub(crate) fn number_binary(
        &mut self,
        operator: BinaryOperator,
        left: Value,
        right: Value,
    ) -> Result<Value, Raise> {
        match (self.number(left), self.number(right)) {
            (Some(Number::Int(_)), Some(Number::Int(_))) => self.int_binary(operator, left, right),
            (Some(Number::Complex(..)), Some(_)) | (Some(_), Some(Number::Complex(..))) => {
                self.complex_binary(operator, left, right)
            }
            (Some(_), Some(_)) => self.float_binary(operator, left, right),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// An operator on two exact ints of machine words whose result is one too; `None` for all else.
    #[inline]
    pub(crate) fn word_binary(
        &mut self,
        operator: BinaryOperator,
        left: Value,
        right: Value,
    ) -> Option<Value> {
        let (a, b) = (self.as_word(left)?, self.as_word(right)?);
        let result = match operator {
            BinaryOperator::Add => a.checked_add(b)?,
            BinaryOperator::Subtract => a.checked_sub(b)?,
            BinaryOperator::Multiply => a.checked_mul(b)?,
            BinaryOperator::FloorDivide if b > 0 => a.div_euclid(b),
            BinaryOperator::Modulo if b > 0 => a.rem_euclid(b),
            BinaryOperator::And => a & b,
            BinaryOperator::Or => a | b,
            BinaryOperator::Xor => a ^ b,
            _ => return None,
        };
        Some(self.new_int(result))
    }

    #[inline]
    fn as_word(&self, value: Value) -> Option<i64> {
        if let Some(small) = value.as_inline_int() {
            return Some(small);
        }
        if !self.is_exact(value, Builtin::Int) {
            return None;
        }
        match self.heap[value.as_gc::<Int>()?].repr {
            IntRepr::Small(small) => Some(small),
            IntRepr::Big(_) => None,
        }
    }

    /// An operator on two ints; NotImplemented when one is none.
    pub(crate) fn int_binary(
        &mut self,
        operator: BinaryOperator,
        left: Value,
        right: Value,
    ) -> Result<Value, Raise> {
        let (Some(a), Some(b)) = (self.int_ref(left), self.int_ref(right)) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let bits_are_bools = left.is_bool() && right.is_bool();
        let result = match operator {
            BinaryOperator::Add => Ok(integer::add(a, b)),
            BinaryOperator::Subtract => Ok(integer::subtract(a, b)),
            BinaryOperator::Multiply if is_long(a, b) => {
                self.unless_stopped(|stop| integer::multiply_long(a, b, stop))
            }
            BinaryOperator::FloorDivide if is_long(a, b) && !b.is_zero() => self
                .unless_stopped(|stop| integer::divide_modulo_long(a, b, stop).map(|(quotient, _)| quotient)),
            BinaryOperator::Modulo if is_long(a, b) && !b.is_zero() => {
                self.unless_stopped(|stop| integer::divide_modulo_long(a, b, stop).map(|(_, rest)| rest))
            }
            BinaryOperator::Multiply => {
                let work = big_limbs(a) * big_limbs(b);
                let product = integer::multiply(a, b);
                if work > 64 {
                    self.charge_fuel(work / 8);
                }
                Ok(product)
            }
            BinaryOperator::FloorDivide => integer::floor_divide(a, b),
            BinaryOperator::Modulo => integer::modulo(a, b),
            BinaryOperator::TrueDivide => {
                let quotient = integer::true_divide(a, b);
                return self.kernel(quotient).map(Value::from_float);
            }
            BinaryOperator::Power if b.is_negative() => {
                return self.float_binary(operator, left, right);
            }
            BinaryOperator::Power => {
                let bits = integer::power_bits(a, b);
                self.check_result_bits(bits)?;
                let (Some(a), Some(b)) = (self.int_ref(left), self.int_ref(right)) else {
                    return Ok(Value::NOT_IMPLEMENTED);
                };
                match b.to_i64() {
                    Some(exponent) if bits <= integer::MOST_BITS && long_work::is_long(bits) => {
                        self.unless_stopped(|stop| integer::power_long(a, exponent as u64, stop))
                    }
                    _ => integer::power(a, b),
                }
            }
            BinaryOperator::ShiftLeft => {
                if !b.is_negative() && !a.is_zero() {
                    let bits = integer::shift_left_bits(a, b);
                    self.check_result_bits(bits)?;
                }
                let (Some(a), Some(b)) = (self.int_ref(left), self.int_ref(right)) else {
                    return Ok(Value::NOT_IMPLEMENTED);
                };
                integer::shift_left(a, b)
            }
            BinaryOperator::ShiftRight => integer::shift_right(a, b),
            BinaryOperator::And => Ok(integer::bit_and(a, b)),
            BinaryOperator::Or => Ok(integer::bit_or(a, b)),
            BinaryOperator::Xor => Ok(integer::bit_xor(a, b)),
            BinaryOperator::MatrixMultiply => return Ok(Value::NOT_IMPLEMENTED),
        };
        let result = self.kernel(result)?;
        if bits_are_bools
            && matches!(
                operator,
                BinaryOperator::And | BinaryOperator::Or | BinaryOperator::Xor
            )
        {
            return Ok(Value::from_bool(result != Integer::Small(0)));
        }
        Ok(self.new_integer(result))
    }

    /// Refuses an int of this many bits when it is out of reason or of the memory limit, and charges for it.
    pub(crate) fn check_result_bits(&mut self, bits: u64) -> Result<(), Raise> {
        if bits <= 128 {
            return Ok(());
        }
        if bits > MOST_RESULT_BITS {
            return Err(self.raise_with(Builtin::MemoryError, &[]));
        }
        self.check_memory(bits as usize / 8)?;
        self.charge_fuel(bits as usize / 512);
        Ok(())
    }

    /// An operator on two real numbers, as floats; NotImplemented when one is none.
    pub(crate) fn float_binary(
        &mut self,
        operator: BinaryOperator,
        left: Value,
        right: Value,
    ) -> Result<Value, Raise> {
        let (Some(Inexact::Real(a)), Some(Inexact::Real(b))) = (self.inexact(left)?, self.inexact(right)?)
        else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let result = match operator {
            BinaryOperator::Add => a + b,
            BinaryOperator::Subtract => a - b,
            BinaryOperator::Multiply => a * b,
            BinaryOperator::TrueDivide => {
                let quotient = float_arithmetic::divide(a, b);
                self.kernel(quotient)?
            }
            BinaryOperator::FloorDivide => {
                let quotient = float_arithmetic::floor_divide(a, b);
                self.kernel(quotient)?
            }
            BinaryOperator::Modulo => {
                let remainder = float_arithmetic::modulo(a, b);
                self.kernel(remainder)?
            }
            BinaryOperator::Power => {
                let power = float_arithmetic::power(a, b);
                return match self.kernel(power)? {
                    Power::Real(real) => Ok(self.new_float(real)),
                    Power::Complex => self.complex_binary(operator, left, right),
                };
            }
            _ => return Ok(Value::NOT_IMPLEMENTED),
        };
        Ok(self.new_float(result))
    }

    /// An operator on two numbers, as complex numbers; NotImplemented when one is none.
    pub(crate) fn complex_binary(
        &mut self,
        operator: BinaryOperator,
        left: Value,
        right: Value,
    ) -> Result<Value, Raise> {
        let (Some(a), Some(b)) = (self.inexact(left)?, self.inexact(right)?) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        use Inexact::{Complex, Real};
        // A real operand takes part as a real number, so that it leaves the sign of a zero part alone.
        let (real, imag) = match (operator, a, b) {
            (BinaryOperator::Add, Real(a), Complex(c, d)) => (a + c, d),
            (BinaryOperator::Add, Complex(a, b), Real(c)) => (a + c, b),
            (BinaryOperator::Add, _, _) => {
                let (a, b) = (a.parts(), b.parts());
                (a.0 + b.0, a.1 + b.1)
            }
            (BinaryOperator::Subtract, Real(a), Complex(c, d)) => (a - c, -d),
            (BinaryOperator::Subtract, Complex(a, b), Real(c)) => (a - c, b),
            (BinaryOperator::Subtract, _, _) => {
                let (a, b) = (a.parts(), b.parts());
                (a.0 - b.0, a.1 - b.1)
            }
            (BinaryOperator::Multiply, Real(a), Complex(c, d)) => (a * c, a * d),
            (BinaryOperator::Multiply, Complex(a, b), Real(c)) => (a * c, b * c),
            (BinaryOperator::Multiply, _, _) => pair(complex::multiply(a.complex(), b.complex())),
            (BinaryOperator::TrueDivide, Complex(a, b), Real(c)) if c != 0.0 => (a / c, b / c),
            (BinaryOperator::TrueDivide, _, _) => {
                let quotient = complex::divide(a.complex(), b.complex());
                pair(self.kernel(quotient)?)
            }
            (BinaryOperator::Power, _, _) => {
                let power = complex::power(a.complex(), b.complex());
                pair(self.kernel(power)?)
            }
            _ => return Ok(Value::NOT_IMPLEMENTED),
        };
        Ok(self.new_complex(real, imag))
    }

    fn inexact(&mut self, value: Value) -> Result<Option<Inexact>, Raise> {
        Ok(Some(match self.number(value) {
            None => return Ok(None),
            Some(Number::Float(float)) => Inexact::Real(float),
            Some(Number::Complex(real, imag)) => Inexact::Complex(real, imag),
            Some(Number::Int(int)) => {
                let float = integer::to_float(int);
                Inexact::Real(self.kernel(float)?)
            }
        }))
    }

    /// `divmod(left, right)` of two numbers; NotImplemented when one is none or complex.
    pub(crate) fn number_divmod(&mut self, left: Value, right: Value) -> Result<Value, Raise> {
        match (self.number(left), self.number(right)) {
            (Some(Number::Int(a)), Some(Number::Int(b))) => {
                let pair = match is_long(a, b) && !b.is_zero() {
                    true => self.unless_stopped(|stop| integer::divide_modulo_long(a, b, stop)),
                    false => integer::divide_modulo(a, b),
                };
                let (quotient, remainder) = self.kernel(pair)?;
                let pair = [self.new_integer(quotient), self.new_integer(remainder)];
                Ok(self.new_tuple(&pair))
            }
            (Some(Number::Complex(..)), _) | (_, Some(Number::Complex(..))) | (None, _) | (_, None) => {
                Ok(Value::NOT_IMPLEMENTED)
            }
            _ => {
                let (Some(Inexact::Real(a)), Some(Inexact::Real(b))) =
                    (self.inexact(left)?, self.inexact(right)?)
                else {
                    return Ok(Value::NOT_IMPLEMENTED);
                };
                let result = float_arithmetic::divide_modulo(a, b);
                let (quotient, remainder) = self.kernel(result)?;
                Ok(self.new_tuple(&[quotient.into(), remainder.into()]))
            }
        }
    }

    /// The result of long work in pieces, or MemoryError when it was stopped.
    fn unless_stopped<T>(&self, work: impl FnOnce(Stop<'_>) -> Option<T>) -> KernelResult<T> {
        work(&|amount| self.work(amount)).ok_or_else(KernelError::memory)
    }

    /// `pow(base, exponent, modulus)` of three ints; NotImplemented when one is none.
    pub(crate) fn int_power_modulo(
        &mut self,
        base: Value,
        exponent: Value,
        modulus: Value,
    ) -> Result<Value, Raise> {
        let given_modulus = modulus;
        let (Some(base), Some(exponent), Some(modulus)) =
            (self.int_ref(base), self.int_ref(exponent), self.int_ref(modulus))
        else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let work = big_limbs(modulus)
            .saturating_mul(big_limbs(modulus))
            .saturating_mul(big_limbs(exponent));
        if exponent.is_negative() && !modulus.is_negative() && is_long(modulus, modulus) {
            let inverse = self.unless_stopped(|stop| integer::inverse_long(base, modulus, stop));
            let positive = integer::negate(exponent);
            let inverse = self.kernel(inverse)?;
            let inverse = self.kernel(inverse)?;
            let (inverse, positive) = (self.new_integer(inverse), self.new_integer(positive));
            return self.int_power_modulo(inverse, positive, given_modulus);
        }
        let is_long = work > MOST_AT_ONCE && !exponent.is_negative() && !modulus.is_negative();
        let result = match is_long {
            true => {
                let result =
                    self.unless_stopped(|stop| integer::power_modulo_long(base, exponent, modulus, stop));
                let result = self.kernel(result)?;
                return Ok(self.new_integer(result));
            }
            false => integer::power_modulo(base, exponent, modulus),
        };
        self.charge_fuel(work);
        let result = self.kernel(result)?;
        Ok(self.new_integer(result))
    }

    /// `-v`, `+v`, `~v` or `abs(v)` of a number; NotImplemented when it is none or has no such operator.
    pub(crate) fn number_unary(&mut self, operation: UnaryOperation, value: Value) -> Result<Value, Raise> {
        let result = match (self.number(value), operation) {
            (Some(Number::Int(int)), _) => {
                let result = match operation {
                    UnaryOperation::Negative => integer::negate(int),
                    UnaryOperation::Positive => int.to_integer(),
                    UnaryOperation::Invert => integer::bit_not(int),
                    UnaryOperation::Absolute => integer::absolute(int),
                };
                self.new_integer(result)
            }
            (Some(Number::Float(float)), UnaryOperation::Negative) => self.new_float(-float),
            (Some(Number::Float(_)), UnaryOperation::Positive) if value.as_float().is_some() => value,
            (Some(Number::Float(float)), UnaryOperation::Positive) => float.into(),
            (Some(Number::Float(float)), UnaryOperation::Absolute) => self.new_float(float.abs()),
            (Some(Number::Complex(real, imag)), UnaryOperation::Negative) => self.new_complex(-real, -imag),
            (Some(Number::Complex(real, imag)), UnaryOperation::Positive) => self.new_complex(real, imag),
            (Some(Number::Complex(real, imag)), UnaryOperation::Absolute) => {
                let magnitude = complex::absolute(complex::Complex::new(real, imag));
                self.kernel(magnitude)?.into()
            }
            _ => Value::NOT_IMPLEMENTED,
        };
        Ok(result)
    }
}

/// The operators with one operand, and `abs`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum UnaryOperation {
    Negative,
    Positive,
    Invert,
    Absolute,
}

impl UnaryOperation {
    /// The operand as error messages word the operator.
    pub(crate) const fn symbol(self) -> &'static str {
        match self {
            UnaryOperation::Negative => "unary -",
            UnaryOperation::Positive => "unary +",
            UnaryOperation::Invert => "unary ~",
            UnaryOperation::Absolute => "abs()",
        }
    }
}

impl Inexact {
    fn complex(self) -> complex::Complex {
        let (real, imag) = self.parts();
        complex::Complex::new(real, imag)
    }

    fn parts(self) -> (f64, f64) {
        match self {
            Inexact::Real(real) => (real, 0.0),
            Inexact::Complex(real, imag) => (real, imag),
        }
    }
}

/// Words of a big operand; 1 for a small one.
fn big_limbs(int: IntRef<'_>) -> usize {
    match int {
        IntRef::Small(_) => 1,
        IntRef::Big(big) => big.limbs().len(),
    }
}

fn pair(number: complex::Complex) -> (f64, f64) {
    (number.real, number.imaginary)
}

impl Kind {}

impl Cx {
    /// Whether two numbers are equal by their exact values; `None` when one is no number.
    pub(crate) fn numbers_are_equal(&self, left: Value, right: Value) -> Option<bool> {
        Some(match (self.number(left)?, self.number(right)?) {
            (Number::Int(a), Number::Int(b)) => integer::compare(a, b) == Ordering::Equal,
            (Number::Float(a), Number::Float(b)) => a == b,
            (Number::Int(int), Number::Float(float)) | (Number::Float(float), Number::Int(int)) => {
                integer::compare_to_float(int, float) == Some(Ordering::Equal)
            }
            (Number::Complex(a, b), Number::Complex(c, d)) => a == c && b == d,
            (Number::Complex(real, imag), Number::Float(float))
            | (Number::Float(float), Number::Complex(real, imag)) => imag == 0.0 && real == float,
            (Number::Complex(real, imag), Number::Int(int))
            | (Number::Int(int), Number::Complex(real, imag)) => {
                imag == 0.0 && integer::compare_to_float(int, real) == Some(Ordering::Equal)
            }
        })
    }

    /// How two real numbers compare: `Ok(None)` with a nan, `Err(())` when one is no real number.
    pub(crate) fn compare_numbers(&self, left: Value, right: Value) -> Result<Option<Ordering>, ()> {
        match (self.number(left), self.number(right)) {
            (Some(Number::Int(a)), Some(Number::Int(b))) => Ok(Some(integer::compare(a, b))),
            (Some(Number::Float(a)), Some(Number::Float(b))) => Ok(a.partial_cmp(&b)),
            (Some(Number::Int(int)), Some(Number::Float(float))) => Ok(integer::compare_to_float(int, float)),
            (Some(Number::Float(float)), Some(Number::Int(int))) => {
                Ok(integer::compare_to_float(int, float).map(Ordering::reverse))
            }
            _ => Err(()),
        }
    }
}
