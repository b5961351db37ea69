//! Generators, coroutines and async generators: resuming at the leaf, suspending from it, and who gets
//! what they yield and return.
//!
//! A chain of awaits is linked from the leaf outwards by each frame's `caller`. Its root is driven from
//! outside: by a loop, by `send`, by a task. The root remembers the leaf, so resuming costs the same at any
//! depth; and the vm remembers the running root, so suspending does too.

use super::attribute::try_attribute;
use super::machine::{Flow, State, Vm};
use super::operators::{NEXT, call_next};
use super::registers::{Base, LINKS, Pc, a, b, op_of};
use super::settle::Pending;
use super::unwind::From;
use crate::bytecode::code::CodeKind;
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Header, Tracer, Value};
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::exception::Exception;
use crate::objects::frame::{AsyncGenStep, Drive, Frame, FrameState};
use crate::objects::function::Native;
use crate::objects::future::{Future, FutureState};
use crate::objects::iterator::{Iterator, Step};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

/// What `coroutine.__await__()` gives: an iterator that drives the coroutine.
pub(crate) struct CoroutineWrapper {
    pub(crate) coroutine: Value,
}

impl OpaqueState for CoroutineWrapper {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.coroutine);
    }
}

/// Makes the iterator that `coroutine.__await__()` gives.
pub(crate) fn new_coroutine_wrapper(cx: &mut Cx, coroutine: Value) -> Value {
    let header = Header::new(Builtin::CoroutineWrapper.shape());
    cx.heap
        .alloc(Opaque {
            header,
            state: Box::new(CoroutineWrapper { coroutine }),
        })
        .value()
}

/// The coroutine inside a wrapper, or the value itself.
pub(crate) fn unwrapped(cx: &Cx, value: Value) -> Value {
    value
        .as_gc::<Opaque>()
        .and_then(|opaque| cx.heap[opaque].state::<CoroutineWrapper>())
        .map_or(value, |wrapper| wrapper.coroutine)
}

/// The registers of a heap frame.
pub(super) fn registers(frame: Gc<Frame>) -> Base {
    Base(frame.tail_pointer())
}

/// The operand of a `Yield`. The generator holds on to it only if it is a variable.
#[inline(always)]
fn take_yielded(base: Base, word: u32) -> Value {
    let value = base.get(b(word));
    if b(word) >= base.running_code().local_names.len() {
        base.set(b(word), Value::NONE);
    }
    value
}

impl Vm {
    // ---- entering and leaving ----

    /// Makes `frame` the running root, driven by `driver`, whose windows begin at `top`.
    #[inline(always)]
    pub(super) fn enter_root(&mut self, driver: Base, top: Base, frame: Gc<Frame>, drive: Drive) {
        let (outer_root, outer_depth) = (self.root, self.depth);
        let handled = self.cx.handled;
        let object = self.cx.heap.get_mut(frame);
        object.drive = drive;
        object.state = FrameState::Running;
        object.links.caller = driver.0;
        object.outer_root = outer_root.0;
        object.outer_depth = outer_depth;
        let own = std::mem::replace(&mut object.handled, handled);
        let chain = object.chain;
        let leaf = Base(object.leaf_or_top);
        self.root = registers(frame);
        self.depth = outer_depth + 1 + chain;
        if !own.is_undef() {
            self.cx.handled = own;
        }
        self.cx.heap.get_mut(leaf.frame()).leaf_or_top = top.0;
    }

    /// The running root `frame` ends or suspends: its resumer's state is restored. What it was handling
    /// itself stays with it.
    #[inline(always)]
    pub(super) fn leave_root(&mut self, frame: Gc<Frame>) {
        let (depth, handled) = (self.depth, self.cx.handled);
        let object = self.cx.heap.get_mut(frame);
        object.chain = depth.saturating_sub(object.outer_depth + 1);
        self.root = Base(object.outer_root);
        self.depth = object.outer_depth;
        let outer = object.handled;
        object.handled = if object.header.flags & (Frame::HANDLES | Frame::THROWN_INTO) == 0 {
            Value::UNDEF
        } else {
            own_handled(object, handled)
        };
        debug_assert!(!outer.is_undef());
        self.cx.handled = outer;
    }

    /// What `EnterHandler` saves: the exception handled before, or Undef when that is the resumer's.
    #[inline]
    pub(super) fn handled_to_save(&mut self, base: Base) -> Value {
        if !self.cx.heap.get(base.code()).suspendable {
            debug_assert!(!self.cx.handled.is_undef());
            return self.cx.handled;
        }
        if let Some(generator) = self.async_generator_at(base) {
            let flags = &mut self.cx.heap.get_mut(generator).header.flags;
            if *flags & Frame::HANDLES == 0 {
                *flags |= Frame::HANDLES;
                self.set_root_handles(true);
                return Value::UNDEF;
            }
            return self.cx.handled;
        }
        if self.root_handles() {
            return self.cx.handled;
        }
        self.set_root_handles(true);
        Value::UNDEF
    }

    /// `LeaveHandler` where the frame, or its chain of awaits, handles nothing any more: the exception that its resumer
    /// is handling.
    pub(super) fn outer_handled(&mut self, base: Base) -> Value {
        if let Some(generator) = self.async_generator_at(base) {
            let object = self.cx.heap.get_mut(generator);
            object.header.flags &= !Frame::HANDLES;
            let (outer, handles) = (object.handled, object.header.flags & Frame::OUTER_HANDLES != 0);
            self.set_root_handles(handles);
            return outer;
        }
        if self.root.is_null() {
            return Value::NONE;
        }
        self.set_root_handles(false);
        self.cx.heap.get(self.root.frame()).handled
    }

    fn async_generator_at(&self, base: Base) -> Option<Gc<Frame>> {
        let frame = base.frame();
        (self.cx.heap.get(frame).header.shape == Builtin::AsyncGenerator.shape()).then_some(frame)
    }

    fn root_handles(&self) -> bool {
        self.cx.heap.get(self.root.frame()).header.flags & Frame::HANDLES != 0
    }

    fn set_root_handles(&mut self, handles: bool) {
        let flags = &mut self.cx.heap.get_mut(self.root.frame()).header.flags;
        *flags = *flags & !Frame::HANDLES | if handles { Frame::HANDLES } else { 0 };
    }

    /// An async generator begins or goes on: what it is handling itself is handled again.
    pub(super) fn enter_async(&mut self, generator: Gc<Frame>) {
        let (handled, outer_handles) = (self.cx.handled, self.root_handles());
        let object = self.cx.heap.get_mut(generator);
        let own = std::mem::replace(&mut object.handled, handled);
        let flags = &mut object.header.flags;
        *flags = *flags & !Frame::OUTER_HANDLES | if outer_handles { Frame::OUTER_HANDLES } else { 0 };
        if !own.is_undef() {
            self.cx.handled = own;
            self.set_root_handles(true);
        }
    }

    /// An async generator yields an item or ends: what advanced it goes on handling what it was.
    pub(super) fn leave_async(&mut self, generator: Gc<Frame>) {
        let handled = self.cx.handled;
        let object = self.cx.heap.get_mut(generator);
        let flags = object.header.flags;
        let own = if flags & Frame::HANDLES == 0 {
            Value::UNDEF
        } else {
            handled
        };
        self.cx.handled = std::mem::replace(&mut object.handled, own);
        self.set_root_handles(flags & Frame::OUTER_HANDLES != 0);
    }

    /// An awaited frame ends: its caller, when it is suspendable, makes its calls where this one did.
    #[inline(always)]
    pub(super) fn pass_top(&mut self, from: Base, to: Base) {
        let top = self.cx.heap.get(from.frame()).leaf_or_top;
        if !to.is_native() && self.cx.heap.get(to.code()).suspendable {
            self.cx.heap.get_mut(to.frame()).leaf_or_top = top;
        }
    }

    /// Links `frame` below `base` and starts it.
    pub(super) fn start_awaited(&mut self, base: Base, frame: Gc<Frame>, drive: Drive) -> Flow {
        if self.is_too_deep() {
            let raise = self.recursion_error();
            return self.settle(base, Err(raise));
        }
        if matches!(drive, Drive::AsyncStep | Drive::AsyncLoop) {
            self.cx.note_async_generator(frame);
            self.enter_async(frame);
        }
        let state = self.link_awaited(base, frame, drive);
        self.enter_state(state)
    }

    /// Links a frame that has not started below `base`.
    #[inline(always)]
    pub(super) fn link_awaited(&mut self, base: Base, frame: Gc<Frame>, drive: Drive) -> State {
        let top = self.top_of(base);
        let object = self.cx.heap.get_mut(frame);
        object.state = FrameState::Running;
        object.drive = drive;
        object.is_quiet = true;
        object.links.caller = base.0;
        object.leaf_or_top = top.0;
        let pc = Pc::at(object.links.pc);
        self.depth += 1;
        if self
            .cx
            .finalizable
            .last()
            .is_some_and(|last| last.is(frame.value()))
        {
            self.forget_finalizer(frame);
        }
        State {
            pc,
            base: registers(frame),
        }
    }

    /// A coroutine that was awaited as soon as it was made has nothing to report; unless it has cleanup to
    /// run it needs no finaliser.
    #[inline]
    fn forget_finalizer(&mut self, frame: Gc<Frame>) {
        let (code, shape) = (
            self.cx.heap.get(frame).links.code,
            self.cx.heap.get(frame).header.shape,
        );
        if shape == Builtin::Coroutine.shape()
            && code.is_some_and(|code| self.cx.heap.get(code).code.handlers.is_empty())
        {
            self.cx.finalizable.pop();
        }
    }

    // ---- driving a root ----

    /// A `for` loop advances a generator that stands at a yield: where the generator goes on.
    #[inline(always)]
    pub(super) fn resume_in_loop(&mut self, state: State, frame: Gc<Frame>) -> Option<State> {
        // `GetIter` lets only generators through, and depth was checked when this one was started.
        let object = self.cx.heap.get(frame);
        if object.state != FrameState::Suspended {
            return None;
        }
        let leaf = Base(object.leaf_or_top);
        let pc = leaf.pc();
        let word = pc.word();
        if op_of(word) != Op::Yield {
            return None;
        }
        state.base.set_pc(state.pc);
        let top = self.top_of_running(state.base);
        self.enter_root(state.base, top, frame, Drive::Loop);
        leaf.set(a(word), Value::NONE);
        Some(State {
            pc: pc.advance(1),
            base: leaf,
        })
    }

    /// A call of `next` or `send` on behalf of `base` resumes the generator `args[0]`, when that stands at a yield:
    /// where the generator goes on.
    #[inline(always)]
    pub(super) fn resume_for_call(&mut self, base: Base, args: &[Value]) -> Option<State> {
        let frame = args[0].as_gc::<Frame>()?;
        let value = args.get(1).copied().unwrap_or(Value::NONE);
        let object = self.cx.heap.get(frame);
        if object.state != FrameState::Suspended
            || object.header.shape != Builtin::Generator.shape()
            || self.is_too_deep()
        {
            return None;
        }
        let leaf = Base(object.leaf_or_top);
        let pc = leaf.pc();
        let word = pc.word();
        if op_of(word) != Op::Yield {
            return None;
        }
        let top = self.top_of_running(base);
        self.enter_root(base, top, frame, Drive::Send);
        leaf.set(a(word), value);
        Some(State {
            pc: pc.advance(1),
            base: leaf,
        })
    }

    /// A `for` loop advances a generator in any other state.
    #[inline(never)]
    pub(super) fn for_generator(&mut self, state: State, frame: Gc<Frame>) -> Flow {
        state.base.set_pc(state.pc);
        let pending = self.drive(state.base, frame, Drive::Loop, Resumed::Value(Value::NONE));
        self.settle_pending(pending)
    }

    /// Resumes a generator or coroutine from outside, on behalf of `base`.
    pub(super) fn drive(&mut self, base: Base, frame: Gc<Frame>, drive: Drive, input: Resumed) -> Pending {
        let object = self.cx.heap.get(frame);
        let state = object.state;
        let kind = self.kind_of_frame(frame);
        if kind == CodeKind::AsyncGenerator {
            let message = format!("'{}' object is not an iterator", self.cx.type_name(frame.value()));
            return Pending::Outcome(base, Err(self.cx.type_error(message)));
        }
        let what = if kind == CodeKind::Coroutine {
            "coroutine"
        } else {
            "generator"
        };
        match state {
            FrameState::Running if kind == CodeKind::Coroutine && !object.is_root() => {
                let raise = self.cx.runtime_error("coroutine is being awaited already");
                Pending::Outcome(base, Err(raise))
            }
            FrameState::Running => {
                let raise = self.cx.value_error(format!("{what} already executing"));
                Pending::Outcome(base, Err(raise))
            }
            FrameState::Finished => {
                if kind == CodeKind::Coroutine {
                    let raise = self.cx.runtime_error("cannot reuse already awaited coroutine");
                    return Pending::Outcome(base, Err(raise));
                }
                match input {
                    Resumed::Raised(exception) => self.raise_thrown(base, exception),
                    Resumed::Value(_) => self.ended(base, drive, Value::NONE),
                }
            }
            FrameState::Created => match input {
                Resumed::Raised(exception) => {
                    self.finish_frame(frame);
                    match drive {
                        Drive::Task => self.task_failed(base, self.running_task(), exception),
                        _ => self.raise_thrown(base, exception),
                    }
                }
                Resumed::Value(value) if !value.is_none() => {
                    let raise = self
                        .cx
                        .type_error(format!("can't send non-None value to a just-started {what}"));
                    Pending::Outcome(base, Err(raise))
                }
                Resumed::Value(_) => {
                    if self.is_too_deep() {
                        return Pending::Outcome(base, Err(self.recursion_error()));
                    }
                    self.cx.heap.get_mut(frame).is_quiet = true;
                    self.enter_root(base, self.top_of(base), frame, drive);
                    let pc = Pc::at(self.cx.heap.get(frame).links.pc);
                    Pending::Flow(self.enter_state(State {
                        pc,
                        base: registers(frame),
                    }))
                }
            },
            FrameState::Suspended => {
                if self.is_too_deep() {
                    return Pending::Outcome(base, Err(self.recursion_error()));
                }
                let mut leaf = Base(object.leaf_or_top);
                if let Resumed::Raised(exception) = input
                    && self.cx.is_instance(exception, Builtin::GeneratorExit)
                {
                    leaf = self.part_from_awaited(frame, leaf);
                }
                self.enter_root(base, self.top_of(base), frame, drive);
                self.resume_leaf(leaf, input)
            }
        }
    }

    /// A GeneratorExit goes into the suspended root `frame`: what it awaits is closed by a call of `close()`, and then
    /// the exception goes on, whatever came of that. So the awaited frame becomes a root of its own. Gives the leaf.
    #[cold]
    fn part_from_awaited(&mut self, frame: Gc<Frame>, leaf: Base) -> Base {
        let own = registers(frame);
        // Mostly it is what the instruction waits for; a chain is walked only where that gave something else.
        let awaitable = match own.pc().op() {
            Op::Await | Op::YieldFrom if leaf != own => self.awaitable_of(own).as_gc::<Frame>(),
            _ => None,
        };
        let linked = awaitable.map(registers).filter(|inner| inner.caller() == own);
        let mut awaited = linked.unwrap_or(leaf);
        while awaited != own && !awaited.is_native() && awaited.caller() != own {
            awaited = awaited.caller();
        }
        if awaited == own || awaited.is_native() || own.pc().op() == Op::ForAsync {
            return leaf;
        }
        let inner = awaited.frame();
        if self.cx.heap.get(inner).drive != Drive::Awaited {
            return leaf;
        }
        // What is being handled goes with the one that handles it.
        let is_handled = self.cx.heap.get(frame).header.flags & Frame::HANDLES != 0;
        let (mut handles_inside, mut outer, mut at) = (false, None, leaf);
        while is_handled && at != own {
            if self.handles_itself(at) {
                (handles_inside, outer) = (true, self.handled_around(at));
            }
            at = at.caller();
        }
        let handles_outside = self.handles_itself(own);
        let object = self.cx.heap.get_mut(frame);
        let handled = object.handled;
        let chain = object.chain.saturating_sub(1);
        (object.chain, object.leaf_or_top) = (0, own.0);
        if !handles_outside {
            object.handled = Value::UNDEF;
            object.header.flags &= !Frame::HANDLES;
        } else if handles_inside {
            object.handled = outer.unwrap_or(handled);
        }
        let object = self.cx.heap.get_mut(inner);
        object.header.flags &= !(Frame::UNSHARED | Frame::HANDLES);
        object.handled = Value::UNDEF;
        if handles_inside && !handled.is_undef() {
            object.handled = handled;
            object.header.flags |= Frame::HANDLES;
        }
        (object.state, object.drive, object.chain) = (FrameState::Suspended, Drive::Send, chain);
        object.leaf_or_top = leaf.0;
        self.keep_awaitable(own, inner.value());
        own
    }

    /// What was thrown into a frame that had not started, or had ended, comes back to `base` as it was.
    pub(super) fn raise_thrown(&mut self, base: Base, exception: Value) -> Pending {
        self.cx.raised = exception;
        self.unwind(base, From::Callee)
    }

    /// The end of a generator, as its driver sees it.
    pub(super) fn ended(&mut self, driver: Base, drive: Drive, value: Value) -> Pending {
        match drive {
            Drive::Loop | Drive::Next => self.deliver(driver, Value::UNDEF),
            _ => Pending::Outcome(driver, Err(stop_iteration(&mut self.cx, value))),
        }
    }

    /// Goes on at the leaf of a chain with what was sent or thrown.
    pub(super) fn resume_leaf(&mut self, leaf: Base, input: Resumed) -> Pending {
        let pc = leaf.pc();
        let word = pc.word();
        match (op_of(word), input) {
            (Op::Yield, Resumed::Value(value)) => {
                leaf.set(a(word), value);
                Pending::Flow(self.enter_state(State {
                    pc: pc.advance(1),
                    base: leaf,
                }))
            }
            (Op::Yield, Resumed::Raised(exception)) => {
                self.cx.raised = exception;
                self.unwind(leaf, From::Resumer)
            }
            _ => self.resume_awaiting(leaf, input),
        }
    }

    /// Goes on at an instruction that waits for something that is not a frame.
    pub(super) fn resume_awaiting(&mut self, leaf: Base, input: Resumed) -> Pending {
        let awaitable = self.awaitable_of(leaf);
        if let Some(coroutine) = awaitable.as_gc::<NativeCoroutine>() {
            let step = self.cx.heap.get(coroutine).row.step;
            let result = step(&mut self.cx, coroutine, input);
            if result.is_err() {
                self.note_thrown_into_task(self.cx.raised);
                if let Resumed::Raised(thrown) = input
                    && self.cx.raised.is(thrown)
                {
                    return self.unwind(leaf, From::Resumer);
                }
            }
            if leaf.pc().op() == Op::Await {
                return self.settle_await(leaf, result);
            }
            return Pending::Outcome(leaf, result);
        }
        if let Some(future) = awaitable.as_gc::<Future>() {
            return match input {
                Resumed::Value(_) => {
                    if self.cx.heap.get(future).state() == FutureState::Pending {
                        if self.cx.event_loop.current_task == Some(future) {
                            // The end of a sleep without a coroutine.
                            return self.settle_await(leaf, Ok(Outcome::Return(Value::NONE)));
                        }
                        return self.await_again(leaf, future);
                    }
                    let result = (self.cx.loop_hooks.future_result)(&mut self.cx, future);
                    let result = result.map(Outcome::Return);
                    if result.is_err() {
                        self.note_thrown_into_task(self.cx.raised);
                    }
                    match leaf.pc().op() {
                        Op::Await => self.settle_await(leaf, result),
                        _ => Pending::Outcome(leaf, result),
                    }
                }
                Resumed::Raised(exception) => {
                    if self.cx.heap.get(future).waiting_for().is_float() {
                        self.interrupt_sleep(leaf, future);
                    }
                    self.cx.raised = exception;
                    self.unwind(leaf, From::Resumer)
                }
            };
        }
        self.delegate(leaf, awaitable, input)
    }

    /// Something is sent to a coroutine that awaits a future that is not done. The first time the future is yielded
    /// again, which is what CPython's does after a task has taken it.
    #[cold]
    fn await_again(&mut self, leaf: Base, future: Gc<Future>) -> Pending {
        let object = self.cx.heap.get(future);
        let is_asleep = object.waiting_for().is_float();
        if object.waiting_for().is_none() && object.coroutine.is(self.root.frame().value()) {
            // A sleep of no time, whose task has not been run yet.
            return self.settle_await(leaf, Ok(Outcome::Return(Value::NONE)));
        }
        if is_asleep || !self.cx.heap.get(future).is_awaited() {
            self.cx.heap.get_mut(future).set_awaited(!is_asleep);
            return self.suspend(leaf, future.value());
        }
        let raise = self.cx.runtime_error("await wasn't used with future");
        Pending::Outcome(leaf, Err(raise))
    }

    /// A script throws into a coroutine whose leaf awaits a task that sleeps: nothing wakes that any more if it is the
    /// coroutine's own.
    #[cold]
    fn interrupt_sleep(&mut self, leaf: Base, task: Gc<Future>) {
        if self.is_rooted_in(self.cx.heap.get(task).coroutine) && self.awaitable_of(leaf).is(task.value()) {
            (self.cx.loop_hooks.sleep_interrupted)(&mut self.cx, task.value());
        }
    }

    /// Whether the running root is this coroutine, or was parted from what it awaits (`part_from_awaited`).
    fn is_rooted_in(&self, coroutine: Value) -> bool {
        if self.root.is_null() {
            return false;
        }
        let root = self.root.frame();
        let mut next = coroutine;
        while let Some(frame) = next.as_gc::<Frame>() {
            if frame == root {
                return true;
            }
            let base = registers(frame);
            if self.cx.heap.get(frame).state != FrameState::Running || base.pc().op() != Op::Await {
                return false;
            }
            next = self.awaitable_of(base);
        }
        false
    }

    /// What the instruction `base` stands at waits for.
    pub(super) fn awaitable_of(&self, base: Base) -> Value {
        let word = base.pc().word();
        match op_of(word) {
            Op::ForAsync => base.get(b(word) + 1),
            _ => base.get(b(word)),
        }
    }

    /// Keeps what the instruction `base` stands at waits for.
    pub(super) fn keep_awaitable(&mut self, base: Base, awaitable: Value) {
        let word = base.pc().word();
        match op_of(word) {
            Op::ForAsync => base.set(b(word) + 1, awaitable),
            _ => base.set(b(word), awaitable),
        }
    }

    /// The async generator step that `base` awaits, if it does.
    pub(super) fn awaited_step(&self, base: Base) -> Option<Gc<AsyncGenStep>> {
        if base.is_native() || !matches!(base.pc().op(), Op::Await | Op::ForAsync | Op::YieldFrom) {
            return None;
        }
        self.awaitable_of(base).as_gc::<AsyncGenStep>()
    }

    /// `Outcome::Send` and `Outcome::Throw`.
    pub(super) fn send(&mut self, base: Base, callee: Value, input: Resumed) -> Pending {
        let callee = unwrapped(&self.cx, callee);
        if let Some(frame) = callee.as_gc::<Frame>() {
            return self.drive(base, frame, Drive::Send, input);
        }
        if let Some(coroutine) = callee.as_gc::<NativeCoroutine>() {
            if self.cx.heap.get(coroutine).state == NativeCoroutine::FINISHED {
                let raise = self.cx.runtime_error("cannot reuse already awaited coroutine");
                return Pending::Outcome(base, Err(raise));
            }
            let step = self.cx.heap.get(coroutine).row.step;
            return match step(&mut self.cx, coroutine, input) {
                Ok(Outcome::Suspend(value)) => self.deliver(base, value),
                Ok(Outcome::Return(value)) => {
                    Pending::Outcome(base, Err(stop_iteration(&mut self.cx, value)))
                }
                result => Pending::Outcome(base, result),
            };
        }
        let message = format!(
            "'{}' object is not a generator or coroutine",
            self.cx.type_name(callee)
        );
        Pending::Outcome(base, Err(self.cx.type_error(message)))
    }

    /// `Outcome::Next`: the item, or Undef.
    pub(super) fn advance(&mut self, base: Base, iterator: Value) -> Pending {
        if let Some(frame) = iterator.as_gc::<Frame>() {
            return self.drive(base, frame, Drive::Next, Resumed::Value(Value::NONE));
        }
        match self.cx.step(iterator) {
            Ok(Step::Item(item)) => self.deliver(base, item),
            Ok(Step::Done) => self.deliver(base, Value::UNDEF),
            Ok(Step::Script) => match self.native_next(base, iterator) {
                Some(pending) => pending,
                None => {
                    let outcome = call_next(&mut self.cx, iterator);
                    Pending::Outcome(base, outcome)
                }
            },
            Err(raise) => Pending::Outcome(base, Err(raise)),
        }
    }

    /// Runs the `__next__` of an iterator of the machine that asks script code, such as a `map`, without the
    /// ceremony of a call. `None` when a script class has its own, or the stack is full.
    fn native_next(&mut self, base: Base, iterator: Value) -> Option<Pending> {
        if !iterator.is_kind::<Iterator>() || self.cx.overrides(iterator).has_iter {
            return None;
        }
        if !self.fits(self.top_of(base).offset(LINKS), 1) {
            return None;
        }
        let name = self.cx.names.next;
        let native = self.cx.dunder(iterator, name)?.as_gc::<Native>()?;
        let row = self.cx.heap.get(native).row;
        Some(match (row.function)(&mut self.cx, &[iterator]) {
            Ok(Outcome::Return(item)) => self.deliver(base, item),
            Ok(outcome) => {
                let frame = self.push_native(base, &NEXT, 0, &[]);
                Pending::Outcome(frame, Ok(outcome))
            }
            Err(raise) if self.cx.is_instance(self.cx.raised, Builtin::StopIteration) => {
                self.cx.take_raised(raise);
                self.deliver(base, Value::UNDEF)
            }
            Err(raise) => Pending::Outcome(base, Err(raise)),
        })
    }

    // ---- tasks ----

    /// The event loop steps a task.
    pub(super) fn step_task(
        &mut self,
        base: Base,
        task: Gc<Future>,
        coroutine: Value,
        input: Resumed,
    ) -> Pending {
        let coroutine = unwrapped(&self.cx, coroutine);
        if let Resumed::Raised(exception) = input {
            self.note_thrown_into_task(exception);
        }
        if let Some(frame) = coroutine.as_gc::<Frame>() {
            if self.cx.heap.get(frame).state == FrameState::Running {
                let message = if self.cx.heap.get(frame).is_root() {
                    self.cx.value_error("coroutine already executing")
                } else {
                    self.cx.runtime_error("coroutine is being awaited already")
                };
                let exception = self.cx.take_raised(message);
                return self.task_failed(base, task, exception);
            }
            if self.cx.heap.get(frame).state == FrameState::Finished {
                let raise = self.cx.runtime_error("cannot reuse already awaited coroutine");
                let exception = self.cx.take_raised(raise);
                return self.task_failed(base, task, exception);
            }
            return self.drive(base, frame, Drive::Task, input);
        }
        if let Some(native) = coroutine.as_gc::<NativeCoroutine>() {
            let step = self.cx.heap.get(native).row.step;
            return match step(&mut self.cx, native, input) {
                Ok(Outcome::Suspend(value)) => {
                    (self.cx.loop_hooks.suspended)(&mut self.cx, task, value);
                    Pending::Loop(base)
                }
                Ok(Outcome::Return(value)) => {
                    (self.cx.loop_hooks.returned)(&mut self.cx, task, value);
                    Pending::Loop(base)
                }
                Ok(_) => unreachable!("a native coroutine's step suspends, returns or raises"),
                Err(raise) => {
                    let exception = self.cx.take_raised(raise);
                    self.task_failed(base, task, exception)
                }
            };
        }
        // A coroutine-like object with `send` and `throw`, such as one with a script `__await__`.
        let (name, args) = match input {
            Resumed::Value(value) => (self.cx.names.send, value),
            Resumed::Raised(exception) => (self.cx.names.throw, exception),
        };
        let found = try_attribute(&mut self.cx, coroutine, name);
        let outcome = match found {
            Ok(Some(Outcome::Return(method))) => {
                self.cx.call(method, &[args], &TASK_STEPPED, 0, &[task.value()])
            }
            _ => {
                let raise = self.cx.type_error("a coroutine was expected");
                let exception = self.cx.take_raised(raise);
                return self.task_failed(base, task, exception);
            }
        };
        Pending::Outcome(base, outcome)
    }

    /// A task ended with an exception; `base` is the loop's frame.
    pub(super) fn task_failed(&mut self, base: Base, task: Gc<Future>, exception: Value) -> Pending {
        let stops = (self.cx.loop_hooks.raised)(&mut self.cx, task, exception);
        if self.cx.event_loop.thrown.is_some() {
            self.pinned.extend(stops);
            self.forget_thrown(base);
            self.pinned
                .truncate(self.pinned.len() - usize::from(stops.is_some()));
        }
        match stops {
            Some(exception) => {
                let raise = self.cx.raise_value(exception);
                Pending::Outcome(base.caller(), Err(raise))
            }
            None => Pending::Loop(base),
        }
    }

    /// The task whose step is running.
    pub(super) fn running_task(&self) -> Gc<Future> {
        self.cx
            .event_loop
            .current_task
            .expect("a root driven as a task runs in a step of it")
    }

    pub(super) fn kind_of_frame(&self, frame: Gc<Frame>) -> CodeKind {
        match self.cx.heap.get(frame).header.shape {
            shape if shape == Builtin::Coroutine.shape() => CodeKind::Coroutine,
            shape if shape == Builtin::AsyncGenerator.shape() => CodeKind::AsyncGenerator,
            _ => CodeKind::Generator,
        }
    }

    // ---- suspending ----

    /// Suspends the running chain at its leaf `base`, handing `value` to whoever drives the root.
    pub(super) fn suspend(&mut self, base: Base, value: Value) -> Pending {
        let root = self.root;
        if root.is_null() || base.is_native() || !self.cx.heap.get(base.code()).suspendable {
            let raise = self
                .cx
                .runtime_error("cannot suspend here: no coroutine is running");
            return Pending::Outcome(base, Err(raise));
        }
        let frame = root.frame();
        self.leave_root(frame);
        let object = self.cx.heap.get_mut(frame);
        object.leaf_or_top = base.0;
        object.state = FrameState::Suspended;
        let (drive, driver) = (object.drive, Base(object.links.caller));
        if drive == Drive::Task {
            let task = self.running_task();
            (self.cx.loop_hooks.suspended)(&mut self.cx, task, value);
            if self.cx.event_loop.thrown.is_some() {
                self.forget_thrown(driver);
            }
            return Pending::Loop(driver);
        }
        self.deliver(driver, value)
    }

    /// A generator yields to the `for` loop that drives its chain: where the loop goes on.
    #[inline(always)]
    pub(super) fn yield_to_loop(&mut self, state: State, word: u32) -> Option<State> {
        // In the chain of a root that a loop drives there are only generators.
        if self.cx.heap.get(self.root.frame()).drive != Drive::Loop {
            return None;
        }
        Some(self.yield_to_driver(state, word, 2))
    }

    /// A generator yields to the call of `next` or `send` that drives its chain: where the caller goes on.
    #[inline(always)]
    pub(super) fn yield_to_call(&mut self, state: State, word: u32) -> Option<State> {
        let object = self.cx.heap.get(self.root.frame());
        let driver = Base(object.links.caller);
        if object.drive != Drive::Send
            || object.header.shape != Builtin::Generator.shape()
            || driver.is_native()
            || !matches!(driver.pc().op(), Op::Call | Op::CallMethod)
        {
            return None;
        }
        Some(self.yield_to_driver(state, word, 1))
    }

    /// Suspends the running chain at a `Yield`; its driver goes on behind its instruction of so many words.
    #[inline(always)]
    fn yield_to_driver(&mut self, state: State, word: u32, words: usize) -> State {
        let base = state.base;
        let root = self.root.frame();
        base.set_pc(state.pc);
        self.leave_root(root);
        let object = self.cx.heap.get_mut(root);
        object.leaf_or_top = base.0;
        object.state = FrameState::Suspended;
        let driver = Base(object.links.caller);
        let pc = driver.pc();
        driver.set(a(pc.word()), take_yielded(base, word));
        State {
            pc: pc.advance(words),
            base: driver,
        }
    }

    /// The `Yield` instruction, for other drivers.
    #[inline(never)]
    pub(super) fn yield_value(&mut self, state: State, word: u32) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let value = take_yielded(base, word);
        let frame = base.frame();
        let pending = if self.cx.heap.get(frame).header.shape == Builtin::AsyncGenerator.shape() {
            self.yield_async(base, frame, value)
        } else {
            self.suspend(base, value)
        };
        self.settle_pending(pending)
    }

    /// An async generator yields an item to the coroutine that advances it.
    fn yield_async(&mut self, base: Base, frame: Gc<Frame>, value: Value) -> Pending {
        let caller = base.caller();
        self.pass_top(base, caller);
        self.depth = self.depth.saturating_sub(1);
        self.leave_async(frame);
        let object = self.cx.heap.get_mut(frame);
        object.state = FrameState::Suspended;
        object.leaf_or_top = base.0;
        let drive = object.drive;
        if drive == Drive::AsyncStep && self.is_close_step(caller) {
            let raise = self.cx.runtime_error("async generator ignored GeneratorExit");
            return Pending::Outcome(caller, Err(raise));
        }
        self.deliver(caller, value)
    }

    /// `Return` from a suspendable frame, or to a native continuation.
    #[inline(never)]
    pub(super) fn return_general(&mut self, state: State, value: Value) -> Flow {
        let base = state.base;
        let caller = base.caller();
        if !self.cx.heap.get(base.code()).suspendable {
            self.depth = self.depth.saturating_sub(1);
            return self.settle(caller, Ok(Outcome::Return(value)));
        }
        let frame = base.frame();
        let drive = self.cx.heap.get(frame).drive;
        if self.cx.heap.get(frame).is_root() {
            self.leave_root(frame);
        } else {
            self.pass_top(base, caller);
            self.depth = self.depth.saturating_sub(1);
            if matches!(drive, Drive::AsyncLoop | Drive::AsyncStep) {
                self.leave_async(frame);
            }
        }
        self.finish_frame(frame);
        let is_await = !caller.is_native() && caller.pc().op() == Op::Await;
        if self.cx.watched > 0 && self.cx.heap.get(frame).header.flags & Frame::HANDLED_SHARED != 0 {
            base.set_pc(state.pc);
            self.leave_handled(frame, caller);
        }
        if self.cx.watched > 0 && drive != Drive::Task && !(drive == Drive::Awaited && is_await) {
            self.close_dropped_with(frame, caller, value);
        }
        let pending = match drive {
            Drive::Awaited => {
                let pc = caller.pc();
                if pc.op() == Op::Await {
                    return self.release_after_await(frame, value, State { pc, base: caller });
                }
                self.deliver(caller, value)
            }
            Drive::Loop | Drive::Next | Drive::Send => self.ended(caller, drive, value),
            Drive::Task => {
                // The task keeps its coroutine; what the coroutine held may die.
                base.clear(0, usize::from(self.cx.heap.get(base.code()).registers));
                let task = self.running_task();
                if self.cx.watched > 0 {
                    self.close_dropped(caller, value);
                }
                (self.cx.loop_hooks.returned)(&mut self.cx, task, value);
                if self.cx.event_loop.thrown.is_some() {
                    self.forget_thrown(caller);
                }
                Pending::Loop(caller)
            }
            Drive::AsyncLoop => self.deliver(caller, Value::UNDEF),
            Drive::AsyncStep if self.is_close_step(caller) => self.deliver(caller, Value::NONE),
            Drive::AsyncStep => {
                let raise = self.cx.raise_with(Builtin::StopAsyncIteration, &[]);
                Pending::Outcome(caller, Err(raise))
            }
        };
        self.settle_pending(pending)
    }
}

/// What a root that suspends is handling itself, with what was thrown into it on its way or caught.
#[cold]
fn own_handled(root: &mut Frame, handled: Value) -> Value {
    root.header.flags &= !Frame::THROWN_INTO;
    match root.header.flags & Frame::HANDLES {
        0 => Value::UNDEF,
        _ => handled,
    }
}

/// Raises StopIteration with a return value.
pub(crate) fn stop_iteration(cx: &mut Cx, value: Value) -> Raise {
    if value.is_none() {
        cx.raise_with(Builtin::StopIteration, &[])
    } else {
        cx.raise_with(Builtin::StopIteration, &[value])
    }
}

/// The `value` of a StopIteration.
pub(crate) fn stop_value(cx: &Cx, exception: Value) -> Value {
    exception
        .as_gc::<Exception>()
        .and_then(|exception| cx.as_tuple(cx.heap[exception].args))
        .and_then(|args| args.first().copied())
        .unwrap_or(Value::NONE)
}

/// A coroutine-like object's `send` or `throw` ended: report to the event loop.
static TASK_STEPPED: Then = Then {
    name: "suspend.task_stepped",
    resume: |cx, kept, resumed| {
        let task = kept.values[0].as_gc::<Future>().expect("the task was kept");
        match resumed {
            Resumed::Value(value) => (cx.loop_hooks.suspended)(cx, task, value),
            Resumed::Raised(exception) if cx.is_instance(exception, Builtin::StopIteration) => {
                let value = stop_value(cx, exception);
                (cx.loop_hooks.returned)(cx, task, value);
            }
            Resumed::Raised(exception) => {
                if let Some(exception) = (cx.loop_hooks.raised)(cx, task, exception) {
                    return Err(cx.raise_value(exception));
                }
            }
        }
        done(Value::NONE)
    },
    catches: true,
};
