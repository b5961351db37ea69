//! Where a run begins: natives that the machine calls on the host's behalf. They stand below the script's
//! own frames, so that what comes first and what comes after needs no interpreter loop of its own.

use crate::heap::Value;
use crate::native::functions;
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::frame::Frame;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Kept, Outcome, Query, Raise, Resumed, Then};
use crate::objects::types::Builtin;
use crate::scheduler;

/// The ways in, in the order of [`Entry`].
static ENTRIES: &[NativeRow] = functions! {
    /// Run a code object as `__main__`; with top-level await, on the event loop.
    "run_script(code, globals)" => run_script,
    /// Call a function; what is awaitable is awaited on the event loop.
    "call(function, *args)" => call,
};

/// A way in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Entry {
    RunScript,
    Call,
}

/// The native of a way in.
pub(super) fn native(cx: &mut Cx, entry: Entry) -> Value {
    cx.new_native(&ENTRIES[entry as usize], Value::UNDEF)
}

fn run_script(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let args = [args[0], args[1], Value::UNDEF];
    cx.ask(Outcome::Query(Query::RunCode), Value::NONE, &args, None, 0, &[])
}

fn call(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call(args[0], &args[1..], &BEGUN, 0, &[])
}

/// The function returned. A coroutine that came of it is run to its end.
static BEGUN: Then = Then {
    name: "api.begun",
    resume: begun,
    catches: false,
};

fn begun(cx: &mut Cx, _kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    let is_coroutine = value.is_kind::<NativeCoroutine>()
        || value.is_kind::<Frame>() && cx.is_instance(value, Builtin::Coroutine);
    match is_coroutine {
        true => scheduler::start_main(cx, value),
        false => Ok(Outcome::Return(value)),
    }
}
