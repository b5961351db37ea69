//! The handlers: what each opcode does, and the dispatcher that goes from one to the next.
//!
//! A handler is a function of the machine and its [`State`]. It has a fast path, which touches registers and
//! inline caches only, and ends by dispatching the next instruction; everything else (dunder methods, big
//! ints, raising) is a method of [`Vm`] that returns a [`Flow`], called out of line (`slow!`) so that the
//! fast path saves no registers.
//!
//! There are two dispatchers for the same handlers. With `tail_dispatch` (optimised builds on x86-64 and
//! aarch64, see `build.rs`) a handler ends in a call of the next one, which the compiler turns into a jump:
//! the machine's registers stay in the processor's, and each handler predicts its own successor. That
//! needs handlers that keep nothing in memory: a local whose address is taken would be kept on Rust's stack,
//! and so would the jump be a call. Stable Rust does not promise the jump, so the chain is left at least
//! once in a thousand safepoints, and a test runs long programs on a tiny stack.
//! Elsewhere handlers return the next [`Flow`] to a loop.
//!
//! Taken branches stay branches (`cold_path`), because a conditional move on `pc` would make every loop wait
//! for its compare.

mod arithmetic;
mod attribute;

mod build;
mod call;
mod exception;
mod jump;
mod value;

use super::machine::{Flow, Standing, State, Vm};
use crate::bytecode::opcode::Op;

/// What a handler returns: nothing when it went on itself, else what comes next.
#[cfg(tail_dispatch)]
pub(super) type Step = ();
#[cfg(not(tail_dispatch))]
pub(super) type Step = Flow;

type Handler = fn(&mut Vm, State) -> Step;

/// Goes on at `next`.
#[cfg(tail_dispatch)]
#[inline(always)]
fn dispatch(vm: &mut Vm, next: State) -> Step {
    HANDLERS[next.pc.op() as usize](vm, next)
}

/// Goes on at `next`.
#[cfg(not(tail_dispatch))]
#[inline(always)]
fn dispatch(_: &mut Vm, next: State) -> Step {
    Flow::Next(next)
}

/// Goes on as a slow path says.
#[inline(always)]
fn act(vm: &mut Vm, slow: impl FnOnce(&mut Vm) -> Flow) -> Step {
    match slow(vm) {
        Flow::Next(next) => dispatch(vm, next),
        #[cfg(tail_dispatch)]
        Flow::Halt => (),
        #[cfg(not(tail_dispatch))]
        Flow::Halt => Flow::Halt,
    }
}

/// The fuel is used up before the instruction at `next`.
#[cold]
#[inline(never)]
fn pause(vm: &mut Vm, next: State) -> Step {
    vm.standing = Standing::At(next);
    #[cfg(not(tail_dispatch))]
    Flow::Halt
}

/// Goes on after an instruction of `words` words.
macro_rules! next {
    ($vm:ident, $state:ident, $words:expr) => {
        return $crate::vm::handlers::dispatch(
            $vm,
            State {
                pc: $state.pc.advance($words),
                ..$state
            },
        )
    };
}

/// Goes on after a two-word branch that is taken when `$taken`.
macro_rules! branch {
    ($vm:ident, $state:ident, $taken:expr) => {{
        let after = $state.pc.advance(2);
        if $taken {
            // Keeps the jump a jump: see the room's guide.
            std::hint::cold_path();
            let pc = after.jump($state.pc.aux(1) as i32);
            return $crate::vm::handlers::dispatch($vm, State { pc, ..$state });
        }
        return $crate::vm::handlers::dispatch($vm, State { pc: after, ..$state });
    }};
}

/// Goes on in another frame or around a loop: a safepoint.
macro_rules! enter {
    ($vm:ident, $next:expr) => {{
        let next = $next;
        if $vm.cx.heap.burn() {
            return $crate::vm::handlers::pause($vm, next);
        }
        return $crate::vm::handlers::dispatch($vm, next);
    }};
}

/// Goes on as a slow path says, which is compiled as a function of its own and decodes the instruction anew.
macro_rules! slow {
    ($vm:ident, $state:ident, |$word:ident, $base:ident| $flow:expr) => {{
        #[inline(never)]
        fn slow($vm: &mut Vm, $state: State) -> Step {
            let ($word, $base) = $state.parts();
            $crate::vm::handlers::act($vm, |$vm| $flow)
        }
        return slow($vm, $state);
    }};
}

use {branch, enter, next, slow};

macro_rules! handlers {
    ($($op:ident => $($handler:ident)::+ $($method:ident)?,)*) => {
        static HANDLERS: [Handler; 256] = {
            let mut table: [Handler; 256] = [unknown; 256];
            $(table[Op::$op as usize] = handlers!(@ $($handler)::+ $($method)?);)*
            table
        };

        /// Fails to compile when an opcode has no row.
        const _: fn(Op) = |op| match op {
            $(Op::$op => (),)*
        };
    };
    // The method stays a function of its own: inlined, its locals would turn the jump to the next handler into a call.
    (@ slow $method:ident) => {{
        #[inline(never)]
        fn apart(vm: &mut Vm, state: State) -> Flow {
            vm.$method(state)
        }
        |vm, state| act(vm, |vm| apart(vm, state))
    }};
    (@ $handler:path) => { $handler };
}

fn unknown(_: &mut Vm, _: State) -> Step {
    unreachable!("the verifier lets only opcodes of the table through");
}

// An opcode's handler, or after `slow` the method that does all of it.
handlers! {
    Nop => value::nop,
    Move => value::move_,
    LoadHigh => value::load_high,
    StoreHigh => value::store_high,
    LoadConst => value::load_const,
    LoadConstWide => value::load_const_wide,
    LoadInt => value::load_int,
    LoadSpecial => value::load_special,
    CheckBound => value::check_bound,
    DeleteLocal => value::delete_local,
    MakeCell => value::make_cell,
    LoadCell => value::load_cell,
    StoreCell => value::store_cell,
    DeleteCell => value::delete_cell,
    LoadFree => value::load_free,
    StoreFree => value::store_free,
    DeleteFree => value::delete_free,
    LoadFreeCell => value::load_free_cell,
    LoadGlobal => value::load_global,
    StoreGlobal => value::store_global,
    DeleteGlobal => slow delete_global,
    LoadName => slow load_name,
    StoreName => slow store_name,
    DeleteName => slow delete_name,
    LoadNameOrFree => slow load_name_or_free,
    GetAttr => attribute::get_attr,
    SetAttr => attribute::set_attr,
    DeleteAttr => slow delete_attr,
    LoadMethod => attribute::load_method,
    GetItem => attribute::get_item,
    GetItemInt => attribute::get_item_int,
    SetItem => attribute::set_item,
    DeleteItem => slow delete_item,
    BuildSlice => slow build_slice,
    Add => arithmetic::add,
    InplaceAdd => arithmetic::add,
    Subtract => arithmetic::subtract,
    Multiply => arithmetic::multiply,
    TrueDivide => arithmetic::true_divide,
    FloorDivide => arithmetic::floor_divide,
    Modulo => arithmetic::modulo,
    Binary => arithmetic::binary,
    Inplace => arithmetic::inplace,
    BitAnd => arithmetic::bit_and,
    BitOr => arithmetic::bit_or,
    BitXor => arithmetic::bit_xor,
    ShiftLeft => arithmetic::shift_left,
    ShiftRight => arithmetic::shift_right,
    AddInt => arithmetic::add_int,
    InplaceAddInt => arithmetic::add_int,
    SubtractInt => arithmetic::subtract_int,
    InplaceSubtractInt => arithmetic::subtract_int,
    MultiplyInt => arithmetic::multiply_int,
    FloorDivideInt => arithmetic::floor_divide_int,
    ModuloInt => arithmetic::modulo_int,
    BitAndInt => arithmetic::bit_and_int,
    ShiftLeftInt => arithmetic::shift_left_int,
    ShiftRightInt => arithmetic::shift_right_int,
    Negative => arithmetic::negative,
    Positive => arithmetic::positive,
    Invert => arithmetic::positive,
    Not => arithmetic::not_,
    Compare => arithmetic::compare,
    Is => arithmetic::is_,
    IsNot => arithmetic::is_not,
    In => slow contains,
    NotIn => slow contains,
    Jump => jump::jump,
    JumpBack => jump::jump_back,
    JumpIfTrue => jump::jump_if_true,
    JumpIfFalse => jump::jump_if_false,
    JumpIfNone => jump::jump_if_none,
    JumpIfNotNone => jump::jump_if_not_none,
    JumpIfIs => jump::jump_if_is,
    JumpIfIsNot => jump::jump_if_is_not,
    JumpIfLt => jump::jump_if_lt,
    JumpIfNotLt => jump::jump_if_not_lt,
    JumpIfLe => jump::jump_if_le,
    JumpIfNotLe => jump::jump_if_not_le,
    JumpIfEq => jump::jump_if_eq,
    JumpIfNotEq => jump::jump_if_not_eq,
    JumpIfNe => jump::jump_if_ne,
    JumpIfNotNe => jump::jump_if_not_ne,
    JumpIfGt => jump::jump_if_gt,
    JumpIfNotGt => jump::jump_if_not_gt,
    JumpIfGe => jump::jump_if_ge,
    JumpIfNotGe => jump::jump_if_not_ge,
    JumpIfLtInt => jump::jump_if_lt_int,
    JumpIfNotLtInt => jump::jump_if_not_lt_int,
    JumpIfLeInt => jump::jump_if_le_int,
    JumpIfNotLeInt => jump::jump_if_not_le_int,
    JumpIfEqInt => jump::jump_if_eq_int,
    JumpIfNotEqInt => jump::jump_if_not_eq_int,
    JumpIfNeInt => jump::jump_if_ne_int,
    JumpIfNotNeInt => jump::jump_if_not_ne_int,
    JumpIfGtInt => jump::jump_if_gt_int,
    JumpIfNotGtInt => jump::jump_if_not_gt_int,
    JumpIfGeInt => jump::jump_if_ge_int,
    JumpIfNotGeInt => jump::jump_if_not_ge_int,
    Call => call::call,
    CallMethod => call::call_method,
    CallKw => call::call_kw,
    CallMethodKw => call::call_method_kw,
    CallEx => slow call_ex,
    CallSuper => call::call_super,
    Return => call::return_,
    ReturnNone => call::return_none,
    ReturnInstance => call::return_instance,
    Yield => call::yield_,
    YieldFrom => slow yield_from,
    GetYieldFromIter => slow get_yield_from_iter,
    Await => call::await_,
    GetIter => slow get_iter,
    ForIter => call::for_iter,
    GetAsyncIter => slow get_async_iter,
    ForAsync => call::for_async,
    UnpackSequence => build::unpack_sequence,
    UnpackStarred => build::unpack_starred,
    UnpackMany => build::unpack_starred,
    BuildTuple => build::build_tuple,
    BuildList => build::build_list,
    BuildSet => slow build_set,
    BuildDict => slow build_dict,
    ListAppend => build::list_append,
    ListExtend => slow list_extend,
    SpreadArguments => slow spread_arguments,
    ListToTuple => build::list_to_tuple,
    SetAdd => slow set_add,
    SetUpdate => slow set_update,
    DictSet => slow dict_set,
    DictUpdate => slow dict_update,
    DictMerge => slow dict_merge,
    BuildString => slow build_string,
    Format => slow format,
    FormatSpec => slow format_spec,
    BuildInterpolation => slow build_template,
    BuildTemplate => slow build_template,
    MakeFunction => slow make_function,
    LoadBuildClass => build::load_build_class,
    LoadAssertionError => build::load_assertion_error,
    Import => slow import,
    ImportFrom => slow import_from,
    ImportStar => slow import_star,
    Intrinsic => slow intrinsic,
    PrintExpression => slow print_expression,
    Raise => exception::raise_,
    RaiseFrom => exception::raise_from,
    RaiseAgain => exception::raise_again,
    Reraise => exception::reraise,
    Release => exception::release,
    Discard => exception::discard,
    Rebind => exception::rebind,
    EnterHandler => exception::enter_handler,
    LeaveHandler => exception::leave_handler,
    JumpIfNoMatch => slow jump_if_no_match,
    ExceptionInfo => slow exception_info,
    LoadContext => slow load_context,
    LoadAsyncContext => slow load_context,
}

impl Vm {
    /// Runs instructions until something halts; `self.stop` says why.
    pub(super) fn interpret(&mut self, mut state: State) {
        loop {
            run_handlers(self, state);
            if self.stop.is_some() {
                return;
            }
            let Standing::At(paused) = self.standing else {
                unreachable!("who leaves the handlers says why or where");
            };
            match self.safepoint(paused) {
                Flow::Next(next) => state = next,
                Flow::Halt => return,
            }
        }
    }
}

/// Runs handlers until one halts or pauses.
#[cfg(tail_dispatch)]
#[inline(never)]
fn run_handlers(vm: &mut Vm, state: State) {
    dispatch(vm, state);
}

/// Runs handlers until one halts or pauses.
#[cfg(not(tail_dispatch))]
fn run_handlers(vm: &mut Vm, mut state: State) {
    while let Flow::Next(next) = HANDLERS[state.pc.op() as usize](vm, state) {
        state = next;
    }
}
