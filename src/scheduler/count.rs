//! The counter of a semaphore: an int as a rule, a float where a script gave one (`inf` is "no limit").

use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::outcome::Raise;

/// A number that ones are taken from and given back to.
#[derive(Clone, Copy)]
pub(super) enum Count {
    Int(i64),
    Float(f64),
}

impl Count {
    /// The number that a script gave. Raises TypeError for what is neither int nor float.
    pub(super) fn of(cx: &mut Cx, value: Value) -> Result<Count, Raise> {
        if let Some(int) = value.as_inline_int() {
            return Ok(Count::Int(int));
        }
        if value.is_bool() {
            return Ok(Count::Int(i64::from(value.is(Value::TRUE))));
        }
        match cx.as_number_f64(value) {
            Some(float) => Ok(Count::Float(float)),
            None => {
                let name = cx.type_name(value).to_owned();
                let text = format!("'<' not supported between instances of '{name}' and 'int'");
                Err(cx.type_error(text))
            }
        }
    }

    /// The number as scripts see it.
    pub(super) fn to_value(self, cx: &mut Cx) -> Value {
        match self {
            Count::Int(int) => cx.new_int(int),
            Count::Float(float) => Value::from_float(float),
        }
    }

    fn as_float(self) -> f64 {
        match self {
            Count::Int(int) => int as f64,
            Count::Float(float) => float,
        }
    }

    pub(super) fn is_zero(self) -> bool {
        self.as_float() == 0.0
    }

    pub(super) fn is_positive(self) -> bool {
        self.as_float() > 0.0
    }

    pub(super) fn is_negative(self) -> bool {
        self.as_float() < 0.0
    }

    pub(super) fn is_below(self, bound: Count) -> bool {
        self.as_float() < bound.as_float()
    }

    pub(super) fn take(&mut self) {
        match self {
            Count::Int(int) => *int -= 1,
            Count::Float(float) => *float -= 1.0,
        }
    }

    pub(super) fn give(&mut self) {
        match self {
            Count::Int(int) => *int = int.saturating_add(1),
            Count::Float(float) => *float += 1.0,
        }
    }
}
