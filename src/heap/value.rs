//! The eight-byte value: NaN-boxed, favouring doubles.
//!
//! | top bits | meaning |
//! |---|---|
//! | below `0xFFF9` | a double, its own bits (a NaN that `float` made has a number for its identity) |
//! | `0xFFF9` | a special: None, False, True, Ellipsis, NotImplemented, Undef |
//! | `0xFFFA` | a pointer to an object, 48 bits |
//! | `0xFFFE` and up (15 ones) | an int of 49 bits, two's complement |
//!
//! Stored as a pointer so that strict provenance and Miri stay precise.

use std::fmt;
use std::ptr;

use super::object::{Gc, Header, Object};

const SPECIAL_TAG: usize = 0xFFF9_0000_0000_0000;
const POINTER_TAG: usize = 0xFFFA_0000_0000_0000;
const INT_TAG: usize = 0xFFFE_0000_0000_0000;
const TAG_MASK: usize = 0xFFFF_0000_0000_0000;
/// Shifting an int's payload left by this drops its tag and puts its sign on top.
const INT_SHIFT: u32 = 15;
const CANONICAL_NAN: u64 = 0x7FF8_0000_0000_0000;
/// The sign of a double. A negative NaN stays below the tags.
const SIGN: u64 = 1 << 63;

/// A script value. `Copy`, compared by identity with `is`.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub(crate) struct Value(*const ());

#[allow(unsafe_code)]
// SAFETY: a value is plain bits; what it points at belongs to one heap, which moves between threads only
// as a whole together with every value into it.
unsafe impl Send for Value {}
#[allow(unsafe_code)]
// SAFETY: as above; shared references to a value give nothing but its bits without the heap.
unsafe impl Sync for Value {}

/// The values that are neither number nor object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Special {
    None,
    False,
    True,
    Ellipsis,
    NotImplemented,
    /// No value: an unbound variable, an absent argument, an exhausted iterator. Never seen by scripts.
    Undef,
}

impl Special {
    /// All specials, in the numbering of the `LoadSpecial` instruction.
    pub(crate) const ALL: [Special; 6] = [
        Special::None,
        Special::False,
        Special::True,
        Special::Ellipsis,
        Special::NotImplemented,
        Special::Undef,
    ];
}

const fn special(which: Special) -> Value {
    Value(ptr::without_provenance(SPECIAL_TAG | which as usize))
}

impl Value {
    pub(crate) const NONE: Value = special(Special::None);
    pub(crate) const FALSE: Value = special(Special::False);
    pub(crate) const TRUE: Value = special(Special::True);
    pub(crate) const ELLIPSIS: Value = special(Special::Ellipsis);
    pub(crate) const NOT_IMPLEMENTED: Value = special(Special::NotImplemented);
    pub(crate) const UNDEF: Value = special(Special::Undef);

    /// Largest int stored inline.
    pub(crate) const MAX_INLINE_INT: i64 = (1 << 48) - 1;
    /// Smallest int stored inline.
    pub(crate) const MIN_INLINE_INT: i64 = -(1 << 48);

    /// The raw bits; identity of objects, and what snapshots of plain values write.
    #[inline(always)]
    pub(crate) fn bits(self) -> u64 {
        self.0.addr() as u64
    }

    /// Whether both are the same object, or the same small int, double (by its bits) or special.
    #[inline(always)]
    pub(crate) fn is(self, other: Value) -> bool {
        self.0.addr() == other.0.addr()
    }

    #[inline(always)]
    pub(crate) const fn from_special(which: Special) -> Value {
        special(which)
    }

    #[inline(always)]
    pub(crate) const fn from_bool(truth: bool) -> Value {
        if truth { Value::TRUE } else { Value::FALSE }
    }

    /// A double. NaNs keep their sign and lose their payload.
    #[inline(always)]
    pub(crate) fn from_float(number: f64) -> Value {
        let bits = if number.is_nan() {
            CANONICAL_NAN | number.to_bits() & SIGN
        } else {
            number.to_bits()
        };
        Value(ptr::without_provenance(bits as usize))
    }

    /// A double that is no NaN: a new NaN is to have an identity of its own.
    #[inline(always)]
    pub(crate) fn from_number(number: f64) -> Option<Value> {
        if number.is_nan() {
            std::hint::cold_path();
            return None;
        }
        Some(Value(ptr::without_provenance(number.to_bits() as usize)))
    }

    /// A NaN with an identity of its own: `number` is its payload, of which 48 bits count.
    pub(crate) fn numbered_nan(sign_of: f64, number: u64) -> Value {
        let bits = CANONICAL_NAN | sign_of.to_bits() & SIGN | number & !(TAG_MASK as u64);
        Value(ptr::without_provenance(bits as usize))
    }

    /// An int that fits in 49 bits; `None` when it does not and needs an object.
    #[inline(always)]
    pub(crate) fn from_inline_int(number: i64) -> Option<Value> {
        let shifted = number << INT_SHIFT;
        (shifted >> INT_SHIFT == number).then(|| Value::from_shifted_int(shifted))
    }

    /// The int whose payload stands at the top of a word.
    #[inline(always)]
    fn from_shifted_int(shifted: i64) -> Value {
        // Shifts in ones: `shifted >> INT_SHIFT | INT_TAG` without a constant, of which LLVM makes two.
        Value(ptr::without_provenance(!(!(shifted as usize) >> INT_SHIFT)))
    }

    /// An int known to fit in 49 bits, as every length and small count does.
    #[inline(always)]
    pub(crate) const fn small_int(number: i64) -> Value {
        debug_assert!(number <= Value::MAX_INLINE_INT && number >= Value::MIN_INLINE_INT);
        Value(ptr::without_provenance(number as usize | INT_TAG))
    }

    #[inline(always)]
    pub(crate) fn is_none(self) -> bool {
        self.is(Value::NONE)
    }

    #[inline(always)]
    pub(crate) fn is_undef(self) -> bool {
        self.is(Value::UNDEF)
    }

    /// `Some(self)`, or `None` when this is Undef.
    #[inline(always)]
    pub(crate) fn defined(self) -> Option<Value> {
        if self.is_undef() { None } else { Some(self) }
    }

    #[inline(always)]
    pub(crate) fn is_bool(self) -> bool {
        self.is(Value::TRUE) || self.is(Value::FALSE)
    }

    #[inline(always)]
    pub(crate) fn is_float(self) -> bool {
        self.0.addr() < SPECIAL_TAG
    }

    #[inline(always)]
    pub(crate) fn is_inline_int(self) -> bool {
        self.0.addr() >= INT_TAG
    }

    #[inline(always)]
    pub(crate) fn is_object(self) -> bool {
        self.0.addr() & TAG_MASK == POINTER_TAG
    }

    /// Which special this is.
    pub(crate) fn as_special(self) -> Option<Special> {
        (self.0.addr() & TAG_MASK == SPECIAL_TAG).then(|| Special::ALL[self.0.addr() & 0x7])
    }

    #[inline(always)]
    pub(crate) fn as_float(self) -> Option<f64> {
        self.is_float().then(|| f64::from_bits(self.0.addr() as u64))
    }

    #[inline(always)]
    pub(crate) fn as_inline_int(self) -> Option<i64> {
        self.is_inline_int().then(|| self.int_payload())
    }

    #[inline(always)]
    fn int_payload(self) -> i64 {
        (self.0.addr() << INT_SHIFT) as i64 >> INT_SHIFT
    }

    /// Whether both are inline ints, in one comparison.
    #[inline(always)]
    pub(crate) fn both_inline_ints(left: Value, right: Value) -> bool {
        left.0.addr() & right.0.addr() >= INT_TAG
    }

    /// `left + right` when both are inline ints and so is the sum.
    #[inline(always)]
    pub(crate) fn add_inline(left: Value, right: Value) -> Option<Value> {
        if !Value::both_inline_ints(left, right) {
            return None;
        }
        let (a, b) = (
            (left.0.addr() << INT_SHIFT) as i64,
            (right.0.addr() << INT_SHIFT) as i64,
        );
        let sum = a.checked_add(b)?;
        Some(Value::from_shifted_int(sum))
    }

    /// `left - right` when both are inline ints and so is the difference.
    #[inline(always)]
    pub(crate) fn subtract_inline(left: Value, right: Value) -> Option<Value> {
        if !Value::both_inline_ints(left, right) {
            return None;
        }
        let (a, b) = (
            (left.0.addr() << INT_SHIFT) as i64,
            (right.0.addr() << INT_SHIFT) as i64,
        );
        let difference = a.checked_sub(b)?;
        Some(Value::from_shifted_int(difference))
    }

    /// `left * right` when both are inline ints and so is the product.
    #[inline(always)]
    pub(crate) fn multiply_inline(left: Value, right: Value) -> Option<Value> {
        if !Value::both_inline_ints(left, right) {
            return None;
        }
        let (a, b) = ((left.0.addr() << INT_SHIFT) as i64, right.int_payload());
        let product = a.checked_mul(b)?;
        Some(Value::from_shifted_int(product))
    }

    /// How two inline ints compare; `None` when one of them is not one.
    #[inline(always)]
    pub(crate) fn compare_inline(left: Value, right: Value) -> Option<std::cmp::Ordering> {
        if !Value::both_inline_ints(left, right) {
            return None;
        }
        Some(left.int_payload().cmp(&right.int_payload()))
    }

    /// The top 16 bits of every object.
    pub(crate) const OBJECT_TAG: u64 = (POINTER_TAG >> 48) as u64;

    /// The object with these bits; when it may be dead already, the result is good for `is_alive` only.
    #[inline(always)]
    pub(crate) fn from_object_bits(bits: u64) -> Value {
        Value(ptr::with_exposed_provenance(bits as usize))
    }

    #[inline(always)]
    pub(super) fn from_header(header: *const Header) -> Value {
        header.expose_provenance();
        Value(header.cast::<()>().map_addr(|addr| addr | POINTER_TAG))
    }

    /// The header this value points at; the value must be an object.
    #[inline(always)]
    pub(super) fn header_pointer(self) -> *const Header {
        debug_assert!(self.is_object());
        #[cfg(miri)]
        return self.0.map_addr(|addr| addr & !TAG_MASK).cast();
        // The same in a form that compiles to one mask: from `map_addr` LLVM makes an offset of 2^48, which
        // is then loaded anew for every field that is read.
        #[cfg(not(miri))]
        return ptr::with_exposed_provenance(self.0.addr() & !TAG_MASK);
    }

    /// The header of an object.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) fn header(self) -> Option<Header> {
        if !self.is_object() {
            return None;
        }
        // SAFETY: an object value points at a live header: objects are freed only at safepoints, and a
        // value that outlives one is a root (the vm's duty in `collect`).
        Some(unsafe { *self.header_pointer() })
    }

    /// The object, when it is a `T`.
    #[inline(always)]
    pub(crate) fn as_gc<T: Object>(self) -> Option<Gc<T>> {
        match self.header() {
            Some(header) if header.kind == T::KIND => Some(Gc::from_header(self.header_pointer())),
            _ => None,
        }
    }

    /// The object, known to be a `T`.
    ///
    /// # Safety
    /// The value is an object of kind `T`.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) unsafe fn as_gc_unchecked<T: Object>(self) -> Gc<T> {
        debug_assert!(self.is_kind::<T>());
        Gc::from_header(self.header_pointer())
    }

    /// Whether this is an object whose Rust type is `T`.
    #[inline(always)]
    pub(crate) fn is_kind<T: Object>(self) -> bool {
        self.as_gc::<T>().is_some()
    }
}

/// By identity: what `is` says.
impl PartialEq for Value {
    fn eq(&self, other: &Value) -> bool {
        self.is(*other)
    }
}

impl Eq for Value {}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::from_bool(truth)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::from_float(number)
    }
}

impl<T: Object> From<Gc<T>> for Value {
    fn from(object: Gc<T>) -> Value {
        object.value()
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(int) = self.as_inline_int() {
            write!(f, "{int}")
        } else if let Some(float) = self.as_float() {
            write!(f, "{float:?}")
        } else if let Some(special) = self.as_special() {
            write!(f, "{special:?}")
        } else {
            write!(f, "object {:#x}", self.0.addr() & !TAG_MASK)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_round_trip_to_the_edges() {
        for number in [0, 1, -1, 42, Value::MAX_INLINE_INT, Value::MIN_INLINE_INT] {
            let value = Value::from_inline_int(number).expect("fits");
            assert_eq!(value.as_inline_int(), Some(number));
            assert!(!value.is_float() && !value.is_object());
        }
        assert!(Value::from_inline_int(Value::MAX_INLINE_INT + 1).is_none());
        assert!(Value::from_inline_int(Value::MIN_INLINE_INT - 1).is_none());
    }

    #[test]
    fn arithmetic_stops_at_the_edges() {
        let max = Value::small_int(Value::MAX_INLINE_INT);
        let min = Value::small_int(Value::MIN_INLINE_INT);
        let one = Value::small_int(1);
        assert!(Value::add_inline(max, one).is_none());
        assert!(Value::subtract_inline(min, one).is_none());
        assert_eq!(
            Value::add_inline(max, min).and_then(Value::as_inline_int),
            Some(-1)
        );
        assert!(Value::multiply_inline(max, Value::small_int(2)).is_none());
        let product = Value::multiply_inline(Value::small_int(-7), Value::small_int(6));
        assert_eq!(product.and_then(Value::as_inline_int), Some(-42));
        assert!(Value::add_inline(one, Value::from_float(1.0)).is_none());
    }

    #[test]
    fn floats_keep_their_bits() {
        for number in [
            0.0,
            -0.0,
            1.5,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::MIN_POSITIVE,
        ] {
            let value = Value::from_float(number);
            assert_eq!(value.as_float().map(f64::to_bits), Some(number.to_bits()));
        }
        assert!(
            Value::from_float(f64::from_bits(u64::MAX))
                .as_float()
                .is_some_and(f64::is_nan)
        );
    }

    #[test]
    fn numbered_nans_are_doubles_of_their_own() {
        let nans = [
            Value::numbered_nan(1.0, 1),
            Value::numbered_nan(1.0, 2),
            Value::numbered_nan(-1.0, u64::MAX),
        ];
        for nan in nans {
            assert!(nan.is_float() && nan.as_float().is_some_and(f64::is_nan));
            assert_eq!(nans.iter().filter(|other| nan.is(**other)).count(), 1);
        }
    }

    #[test]
    fn specials_are_distinct() {
        for which in Special::ALL {
            let value = Value::from_special(which);
            assert_eq!(value.as_special(), Some(which));
            assert!(!value.is_float() && !value.is_inline_int() && !value.is_object());
        }
    }
}
