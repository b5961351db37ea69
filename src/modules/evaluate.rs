//! `__import__`: the built-in function that needs the importer.

use crate::heap::Value;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise};

pub(super) const FUNCTIONS: &[NativeRow] = functions! {
    /// Import a module by name: what the import statement calls.
    "__import__(name, globals=None, locals=None, fromlist=(), level=0)" => import,
};

fn import(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(level) = args[4].as_inline_int() else {
        return Err(cx.type_error("level must be an int"));
    };
    super::import::import(cx, args[0], level, args[3], args[1])
}
