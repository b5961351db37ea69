//! `_re`: patterns and matches under the module `re`.
//!
//! [`syntax`] and [`escape`] take a pattern apart into a [`tree`]; [`program`] makes instructions of it; [`matcher`]
//! runs them over text or bytes with a stack of its own and a count of its steps, so that neither Rust's stack
//! nor patience is at a script's mercy. [`pattern`], [`found`] and [`replace`] are what scripts see.
//!
//! The matcher is our own: what Python promises about groups in repetitions that match nothing, about case and
//! about `\w` is not what the crates for regular expressions do.

mod escape;
mod found;
mod matcher;
mod pattern;
mod program;
mod replace;
mod scan;
mod set;
mod syntax;
mod template;
mod tree;

use crate::bytecode::surrogate;
use crate::heap::Value;
use crate::modules::re::syntax::Refusal;
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "_re",
    doc: "Patterns and matches, under re.",
    functions: FUNCTIONS,
    install: Some(pattern::install),
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Compile a str or bytes pattern.
    "compile(pattern, flags, /)" => compile,
    /// The class of the errors to raise.
    "set_error(error, /)" => set_error,
    /// A replacement template as a list: text, and numbers of groups.
    "parse_template(template, pattern, /)" => template::parse_template,
};

const ERROR_CLASS: &str = "_re.error";

fn set_error(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.register(ERROR_CLASS, args[0]);
    done(Value::NONE)
}

/// The code points of a pattern or template, and whether it is bytes; `None` when it is neither.
fn code_points(cx: &Cx, value: Value) -> Option<(Vec<u32>, bool)> {
    if let Some(text) = cx.as_str(value) {
        return Some((text.chars().map(surrogate::code_point).collect(), false));
    }
    let bytes = cx.buffer(value)?;
    Some((bytes.iter().map(|byte| u32::from(*byte)).collect(), true))
}

fn compile(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some((text, is_bytes)) = code_points(cx, args[0]) else {
        return Err(cx.type_error("first argument must be string or compiled pattern"));
    };
    let flags = match cx.int_ref(args[1]).and_then(|flags| flags.to_i64()) {
        Some(flags) => flags as u32,
        None => return Err(cx.type_error("flags must be an int")),
    };
    if flags & syntax::DEBUG != 0 {
        return Err(
            cx.value_error("re.DEBUG is not supported: patterns are not shown as CPython compiles them")
        );
    }
    // A tree and a program are made of it.
    cx.check_memory(text.len().saturating_mul(128))?;
    cx.redoable(|cx| cx.working(text.len().saturating_mul(16)))?;
    let mut syntax = match syntax::parse(&text, is_bytes, flags) {
        Ok(syntax) => syntax,
        Err(refusal) => return refuse(cx, refusal, args[0]),
    };
    let doubts = std::mem::take(&mut syntax.doubts);
    let program = program::compile(syntax, is_bytes);
    let mut warned = vec![pattern::new_pattern(cx, program, args[0])];
    if doubts.is_empty() {
        return done(warned[0]);
    }
    warned.extend(doubts.iter().map(|doubt| cx.new_str(doubt)));
    cx.call_prelude("warn_of_pattern", &warned)
}

/// Raises what a refusal says; `pattern` is the pattern or template it is about.
fn refuse(cx: &mut Cx, refusal: Refusal, pattern: Value) -> Result<Outcome, Raise> {
    let (message, position) = match refusal {
        Refusal::Overflow(message) => return Err(cx.overflow_error(message)),
        Refusal::Value(message) => return Err(cx.value_error(message)),
        Refusal::Depth => {
            let message = "groups of a regular expression are nested too deeply";
            return Err(cx.raise(Builtin::RecursionError, message));
        }
        Refusal::Pattern { message, position } => (message, position),
    };
    let Some(class) = cx.registered(ERROR_CLASS) else {
        return Err(cx.value_error(message));
    };
    // Some errors have no place: CPython does not say where a look-behind has no fixed width.
    let (pattern, position) = match position {
        usize::MAX => (Value::NONE, Value::NONE),
        _ => (pattern, cx.new_size(position)),
    };
    let message = cx.new_str(&message);
    cx.call(class, &[message, pattern, position], &RAISE, 0, &[])
}

static RAISE: Then = Then {
    name: "re.raise",
    resume: raise,
    catches: false,
};

fn raise(cx: &mut Cx, _: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    Err(cx.raise_value(resumed.value()))
}
