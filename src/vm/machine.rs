//! The machine: its stack, where it stands, and the entry points a driver uses.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::cached_attribute::{SHAPE_CACHES, ShapeCache};
use super::registers::{Base, LINKS, Pc};
use super::settle::Pending;
use super::threads::{Thread, Wake};
use crate::bytecode::code::Code;
use crate::heap::{Gc, HeapOptions, Value};
use crate::host::Host;
use crate::objects::code::{CodeObject, MOST_REGISTERS_IN_PLACE};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::event_loop::LoopHooks;
use crate::objects::frame::FrameLinks;
use crate::objects::outcome::{Outcome, Raise, Then};
use crate::objects::types::Builtin;

/// Words of the stack: never moved, handed out by the system page by page as they are touched.
const STACK_WORDS: usize = 4 << 20;
/// The address space that a stack takes.
pub(crate) const STACK_BYTES: usize = STACK_WORDS * size_of::<Value>();
/// The limit above which calls enter the slow path moves in steps of this many words, so that a collection
/// knows how much of the stack may hold stale values.
const LIMIT_STEP: usize = 8 << 10;
/// Fuel for what is done before the first `run`.
const FUEL_TO_START: i64 = 1 << 12;
/// Words kept free above the limit for windows that are filled before they are checked.
const STACK_RESERVE: usize = MOST_REGISTERS_IN_PLACE as usize * 2;

/// What the higher rooms do for the vm.
pub(crate) struct VmHooks {
    /// Runs an import statement: name, level of leading dots, `from` names (tuple or None), the importing
    /// globals. Gives the module.
    pub(crate) import: fn(&mut Cx, Value, u32, Value, Gc<Dict>) -> Result<Outcome, Raise>,
    /// Compiles source for `Query::Compile`: args are source, filename, mode.
    pub(crate) compile: fn(&mut Cx, &[Value]) -> Result<Gc<CodeObject>, Raise>,
    /// Has the warnings told that compiling noted, and then gives this value.
    pub(crate) tell_warnings: fn(&mut Cx, Value) -> Result<Outcome, Raise>,
    /// Whether the script or the command line has a say in what becomes of warnings.
    pub(crate) are_warnings_filtered: fn(&mut Cx) -> bool,
    /// Compiles the prelude.
    pub(crate) prelude: fn(&mut Cx) -> Result<Gc<CodeObject>, Raise>,
    /// Imports a module by its full name, for `Query::ImportModule`.
    pub(crate) import_module: fn(&mut Cx, Value) -> Result<Outcome, Raise>,
}

/// Why the machine stopped.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The script returned this.
    Done(Value),
    /// The script raised this and nothing caught it.
    Failed(Value),
    /// The fuel is used up; `run` goes on.
    OutOfFuel,
    /// Nothing can run before the deadline (seconds on the machine's monotonic clock), or, without one,
    /// before something outside happens.
    Stalled { deadline: Option<f64> },
}

/// Where a stopped machine goes on.
#[derive(Clone, Copy, Debug)]
pub(super) enum Standing {
    /// Nothing was started, or it ended.
    Idle,
    /// At an instruction.
    At(State),
    /// In the event loop whose frame this is.
    Loop(Base),
    /// In a call of this frame that returns None when its time has come.
    Blocked(Base),
    /// The same, or when another thread lets this one go on.
    Parked(Base),
}

/// The interpreter's registers.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) pc: Pc,
    pub(super) base: Base,
}

impl State {
    /// The instruction's first word, and the registers.
    #[inline(always)]
    pub(super) fn parts(self) -> (u32, Base) {
        (self.pc.word(), self.base)
    }
}

/// What the dispatcher does after an instruction.
#[derive(Clone, Copy, Debug)]
pub(super) enum Flow {
    Next(State),
    /// Leave the loop: `Vm::stop` says why.
    Halt,
}

// Handlers hand it on in two registers.
const _: () = assert!(size_of::<Flow>() == 16);

/// A machine.
pub(crate) struct Vm {
    pub(crate) cx: Cx,
    stack: Box<[Value]>,
    /// First word of the stack.
    pub(super) stack_start: *mut Value,
    /// How many words calls may use before they take the slow path, and the same in bytes.
    stack_limit: usize,
    stack_limit_bytes: usize,
    /// How many plain and awaited calls deep the machine is.
    pub(super) depth: u32,
    /// The registers of the running root frame (generator, task); null when none runs.
    pub(super) root: Base,
    /// Look-ups by shape and name beyond the inline caches; forgotten at each collection.
    pub(super) shape_caches: Box<[Option<ShapeCache>]>,
    /// How many look-ups were answered from there.
    pub(super) shared_look_ups: u32,
    pub(super) standing: Standing,
    pub(super) stop: Option<Stop>,
    pub(super) hooks: &'static VmHooks,
    /// The code of the little frame that a class call runs `__init__` under.
    pub(super) construct_code: Gc<CodeObject>,
    /// The `_prelude` module's namespace, once loaded.
    pub(super) prelude: Option<Gc<Dict>>,
    /// Set from outside to interrupt the machine at its next safepoint.
    pub(super) interrupt: Arc<AtomicBool>,
    /// How many safepoints came between natives.
    pub(super) native_safepoints: u32,
    /// Collect at every safepoint, and verify the heap after each collection.
    pub(crate) stress_gc: bool,
    /// How many of `Cx::finalizers` wait for a frame on the stack that runs them.
    pub(super) owned_finalizers: usize,
    /// How many objects on cycles the collection under way found dead, where somebody asks.
    pub(super) unreachable: Option<usize>,
    /// How many weak references may still have the heap looked at for nothing, and how many did not.
    pub(super) free_releases: u32,
    pub(super) skipped_releases: usize,
    /// A value that the host keeps alive, such as the globals of the main module.
    pub(crate) pinned: Vec<Value>,
    /// The threads that are not running; the one that stopped last is the last.
    pub(super) threads: VecDeque<Thread>,
    /// How many threads there have been.
    pub(super) thread_count: u32,
    /// What the running thread waits for, once it has stopped.
    pub(super) wake: Wake,
    /// Whether the running thread is the first one.
    pub(super) is_main: bool,
}

#[allow(unsafe_code)]
// SAFETY: the raw pointers are into the machine's own stack, heap and code.
unsafe impl Send for Vm {}

/// The frame below everything: what reaches it is the result of the run.
pub(super) static BOTTOM: Then = Then {
    name: "vm.bottom",
    resume: |_, _, _| unreachable!("settle handles the bottom frame itself"),
    catches: true,
};

/// The frame of a running event loop: tasks return and suspend to it.
pub(super) static LOOP: Then = Then {
    name: "vm.loop",
    resume: |_, _, _| unreachable!("settle handles the loop frame itself"),
    catches: true,
};

impl Vm {
    /// A machine with the built-in types made; the api installs their methods.
    pub(crate) fn new(
        options: HeapOptions,
        host: Host,
        loop_hooks: &'static LoopHooks,
        hooks: &'static VmHooks,
    ) -> Vm {
        let mut cx = Cx::new(options, host, loop_hooks);
        let construct_code = super::call::construct_code(&mut cx);
        let mut stack = zeroed_stack();
        let interrupt = cx.interrupt.clone();
        Vm {
            cx,
            stack_start: stack.as_mut_ptr(),
            stack,
            stack_limit: LIMIT_STEP,
            stack_limit_bytes: LIMIT_STEP * size_of::<Value>(),
            depth: 0,
            root: Base::NULL,
            shape_caches: vec![None; SHAPE_CACHES].into(),
            shared_look_ups: 0,
            standing: Standing::Idle,
            stop: None,
            hooks,
            construct_code,
            prelude: None,
            interrupt,
            native_safepoints: 0,
            stress_gc: false,
            owned_finalizers: 0,
            unreachable: None,
            free_releases: super::finalize::FREE_RELEASES,
            skipped_releases: 0,
            pinned: Vec::new(),
            threads: VecDeque::new(),
            thread_count: 1,
            wake: Wake::Now,
            is_main: true,
        }
    }

    /// Prepares to run code as a module body with these globals.
    pub(crate) fn start_code(&mut self, code: &Arc<Code>, globals: Gc<Dict>) {
        let code = self.cx.load_code(code);
        self.begin(|vm, bottom| {
            vm.run_code_object(
                bottom,
                code,
                globals,
                Value::UNDEF,
                super::call::Awaiting::Machine,
            )
        });
    }

    /// Prepares to call a function.
    pub(crate) fn start_call(&mut self, callee: Value, args: &[Value]) {
        let args = args.to_vec();
        self.begin(|vm, bottom| {
            let outcome = vm.cx.tail_call(callee, &args);
            Pending::Outcome(bottom, outcome)
        });
    }

    /// Prepares to call a function and, when that gives a coroutine, to run it on an event loop.
    pub(crate) fn start_call_or_coroutine(&mut self, callee: Value, args: &[Value]) {
        let args = args.to_vec();
        self.begin(|vm, bottom| {
            let base = vm.push_native(bottom, &super::call::RUN_COROUTINE, 0, &[]);
            let outcome = vm.cx.tail_call(callee, &args);
            Pending::Outcome(base, outcome)
        });
    }

    /// Prepares to run the event loop until an awaitable is done.
    pub(crate) fn start_loop(&mut self, awaitable: Value) {
        self.begin(|vm, bottom| vm.enter_loop(bottom, awaitable));
    }

    pub(super) fn begin(&mut self, start: impl FnOnce(&mut Vm, Base) -> Pending) {
        self.depth = 0;
        self.root = Base::NULL;
        self.stop = None;
        self.owned_finalizers = 0;
        let bottom = Base(self.stack_start).offset(LINKS);
        bottom.set_links(FrameLinks {
            code: None,
            pc: std::ptr::from_ref(&BOTTOM).cast(),
            caller: Base::NULL.0,
            function: Value::small_int(0),
        });
        bottom.set(0, Value::small_int(0));
        // Whoever starts the machine gives it fuel by `run`; what is done before that must not stop for want of it.
        self.cx.heap.fuel_held_back = 0;
        self.cx.heap.fuel.set(FUEL_TO_START);
        let pending = start(self, bottom);
        self.standing = match self.settle_pending(pending) {
            Flow::Next(state) => Standing::At(state),
            Flow::Halt => self.standing,
        };
    }

    /// Runs until done, failed, stalled, or `fuel` is used up. One unit of fuel is a call or a loop's turn.
    pub(crate) fn run(&mut self, fuel: u64) -> Stop {
        if !self.threads.is_empty() {
            return self.run_threads(fuel);
        }
        let stop = self.run_thread(fuel);
        if self.cx.new_threads.is_empty() {
            return stop;
        }
        self.after_stop(stop)
    }

    /// Runs the present thread until it stops.
    pub(super) fn run_thread(&mut self, fuel: u64) -> Stop {
        if let Some(stop) = self.stop.take() {
            return stop;
        }
        if !self.pay(fuel) {
            return Stop::OutOfFuel;
        }
        self.refill_fuel();
        let flow = match self.standing {
            Standing::Idle => return Stop::Done(Value::NONE),
            Standing::At(state) => Flow::Next(state),
            Standing::Loop(base) => self.settle_pending(Pending::Loop(base)),
            Standing::Blocked(base) | Standing::Parked(base) => self.go_on(base),
        };
        if let Flow::Next(state) = flow {
            self.interpret(state);
        }
        self.stop.take().expect("whoever halts says why")
    }

    /// Gives the machine fuel. False: it still owes some, for native work that was more than there was fuel for.
    fn pay(&mut self, fuel: u64) -> bool {
        let heap = &mut self.cx.heap;
        let left = heap
            .fuel
            .get()
            .saturating_add(std::mem::take(&mut heap.fuel_held_back));
        let fuel = i64::try_from(fuel).unwrap_or(i64::MAX);
        let mut whole = fuel.saturating_add(left.min(0));
        if self.is_main && self.interrupt.load(Ordering::Relaxed) {
            // The script must be able to end.
            whole = whole.max(0);
        }
        if whole >= 0 {
            whole = whole.saturating_add(self.cx.work.paid.take());
        }
        heap.fuel.set(whole);
        whole >= 0
    }

    /// A handle that interrupts the machine from another thread: the next safepoint raises KeyboardInterrupt
    /// in the running task.
    pub(crate) fn interrupt_handle(&self) -> Arc<AtomicBool> {
        self.interrupt.clone()
    }

    /// Whether an interrupt came since the last call.
    pub(super) fn take_interrupt(&self) -> bool {
        // Interrupts are for the main thread.
        self.is_main
            && self.interrupt.load(Ordering::Relaxed)
            && self.interrupt.swap(false, Ordering::Relaxed)
    }

    /// What the main thread raises at an interrupt: KeyboardInterrupt, or what a script's handler raised.
    pub(super) fn interruption(&mut self) -> Raise {
        match self.cx.event_loop.owed_exception.take() {
            Some(exception) => self.cx.raise_value(exception),
            None => self.cx.raise_with(Builtin::KeyboardInterrupt, &[]),
        }
    }

    /// Whether an interrupt came and has not been taken.
    pub(super) fn is_interrupted(&self) -> bool {
        self.interrupt.load(Ordering::Relaxed)
    }

    /// Exchanges the stack with that of another thread.
    pub(super) fn exchange_stack(&mut self, other: &mut Thread) {
        std::mem::swap(&mut self.stack, &mut other.stack);
        std::mem::swap(&mut self.stack_start, &mut other.stack_start);
        std::mem::swap(&mut self.stack_limit, &mut other.stack_limit);
        std::mem::swap(&mut self.stack_limit_bytes, &mut other.stack_limit_bytes);
    }

    /// Whether a frame at `base`, of at most `STACK_RESERVE` registers, has room. False also when `base` is not
    /// on the stack at all (the window of a heap frame): an address below the stack wraps round to a number
    /// above every limit.
    #[inline(always)]
    pub(super) fn is_below_limit(&self, base: Base) -> bool {
        base.0.addr().wrapping_sub(self.stack_start.addr()) < self.stack_limit_bytes
    }

    /// Whether a frame of `words` registers at `base` stays below the limit. False also when `base` is not
    /// on the stack at all (the window of a heap frame).
    #[inline(always)]
    pub(super) fn fits(&self, base: Base, words: usize) -> bool {
        let start = base.0.addr().wrapping_sub(self.stack_start.addr());
        // An address below the stack wraps round to a number above every limit.
        start < (self.stack_limit * size_of::<Value>()).saturating_sub(words * size_of::<Value>())
    }

    /// Makes room for `words` registers at `base`, which is on the stack; false when the stack is full.
    #[cold]
    pub(super) fn grow_stack(&mut self, base: Base, words: usize) -> bool {
        let start = (base.0.addr() - self.stack_start.addr()) / size_of::<Value>();
        let wanted = start + words;
        if wanted + STACK_RESERVE >= self.stack.len() {
            return false;
        }
        while self.stack_limit <= wanted {
            self.stack_limit += LIMIT_STEP;
        }
        self.stack_limit_bytes = self.stack_limit * size_of::<Value>();
        true
    }

    /// Forgets the values above `top`: whatever frames left there must not be taken for live later.
    pub(super) fn clear_above(&mut self, top: Base) {
        let start = (top.0.addr() - self.stack_start.addr()) / size_of::<Value>();
        let end = (self.stack_limit + STACK_RESERVE).min(self.stack.len());
        for index in start..end {
            Base(self.stack_start).set(index, Value::UNDEF);
        }
        self.stack_limit = (start / LIMIT_STEP + 1) * LIMIT_STEP;
        self.stack_limit_bytes = self.stack_limit * size_of::<Value>();
    }

    /// Where windows of calls made by the frame at `base` begin.
    #[inline(always)]
    pub(super) fn top_of(&self, base: Base) -> Base {
        match base.links().code {
            None => {
                let kept = base
                    .get(0)
                    .as_inline_int()
                    .expect("native frames count what they keep");
                base.offset(1 + kept as usize)
            }
            Some(_) => self.top_of_running(base),
        }
    }

    /// The same for a frame of bytecode.
    #[inline(always)]
    pub(super) fn top_of_running(&self, base: Base) -> Base {
        let code = base.running_code();
        if code.suspendable {
            Base(self.cx.heap.get(base.frame()).leaf_or_top)
        } else {
            base.offset(code.registers as usize)
        }
    }
}

/// The stack of another thread, and how many of its words may be used at first.
pub(super) fn new_stack() -> (Box<[Value]>, usize) {
    (zeroed_stack(), LIMIT_STEP)
}

/// Words that read as zero until written: the system hands out pages as they are touched.
fn zeroed_stack() -> Box<[Value]> {
    let stack: Box<[std::mem::MaybeUninit<Value>]> = Box::new_zeroed_slice(STACK_WORDS);
    #[allow(unsafe_code)]
    // SAFETY: all-zero bits are a valid `Value` (the double 0.0).
    unsafe {
        stack.assume_init()
    }
}
