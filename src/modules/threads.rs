//! `_thread`: starting threads of the machine, and waiting for each other. The rest is in `threading`.

use super::table::ModuleRow;
use crate::heap::Value;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Query, Raise, done};
use crate::objects::types::Builtin;

/// `_thread`.
pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_thread",
    doc: "Threads of the machine.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// The number of the running thread.
    "get_ident()" => get_ident,
    /// Call a function without arguments in a thread of its own, which begins when this one gives way.
    "_start(function, /)" => start,
    /// Let only this thread wait until another calls `_unpark` with its number, or for a time on the monotonic
    /// clock. Returns at once when it was called since the last time.
    "_park(deadline=None, /)" => park,
    /// Interrupt the main thread, as Ctrl-C does.
    "interrupt_main(signum=2, /)" => interrupt_main,
    /// Let a thread go on that waits in `_park`, or not wait the next time.
    "_unpark(number, /)" => unpark,
};

fn get_ident(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_int(i64::from(cx.thread)))
}

fn interrupt_main(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].as_inline_int() != Some(2) {
        let text = "_thread.interrupt_main() with a signal other than SIGINT is not supported";
        return Err(cx.raise(Builtin::NotImplementedError, text));
    }
    crate::scheduler::interrupt(cx, &[])
}

/// Room that is left for all else where a thread gets its stack.
const ROOM_BESIDE_STACKS: usize = 128 << 20;

/// Raises RuntimeError where there is no address space for another stack.
fn check_room_for_a_stack(cx: &mut Cx) -> Result<(), Raise> {
    let stacks = cx.new_threads.len() + 1;
    let bytes = stacks * crate::vm::STACK_BYTES + ROOM_BESIDE_STACKS;
    // Nothing of it is touched; it goes back at once.
    match Vec::<u8>::new().try_reserve_exact(bytes) {
        Ok(()) => Ok(()),
        Err(_) => Err(cx.runtime_error("can't start new thread")),
    }
}

fn start(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    check_room_for_a_stack(cx)?;
    cx.new_threads.push(args[0]);
    cx.has_threads = true;
    done(Value::NONE)
}

fn park(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.ask(Outcome::Query(Query::Park), Value::NONE, &args[..1], None, 0, &[])
}

fn unpark(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let number = args[0]
        .as_inline_int()
        .and_then(|number| u32::try_from(number).ok());
    if let Some(number) = number
        && !cx.woken_threads.contains(&number)
    {
        cx.woken_threads.push(number);
    }
    done(Value::NONE)
}
