//! `list[int]` and the like: what `__class_getitem__` of the built-in containers returns.

use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::outcome::{Outcome, Raise, done};

/// `cls[item]` for annotations.
pub(crate) fn class_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_alias(args[0], args[1]))
}
