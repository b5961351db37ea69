//! Generators, coroutines and async generators: resuming at the leaf, suspending from it, and who gets
//! what they yield and return.
//!
//! A chain of awaits is linked from the leaf outwards by each frame's `caller`. Its root is driven from
//! outside: by a loop, by `send`, by a task. The root remembers the leaf, so resuming costs the same at any
//! depth; and the vm remembers the running root, so suspending does too.

use super::attribute::try_attribute;
use super::machine::{Flow, State, Vm};
use super::operators::{call_method, call_next};
use super::registers::{Base, Pc, a, b, op_of};
use super::settle::Pending;
use crate::bytecode::code::CodeKind;
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Header, Tracer, Value};
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::exception::Exception;
use crate::objects::frame::{AsyncGenStep, Drive, Frame, FrameState, StepAction};
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
fn registers(frame: Gc<Frame>) -> Base {
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
    fn enter_root(&mut self, driver: Base, top: Base, frame: Gc<Frame>, drive: Drive) {
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
        object.handled = if handled.is(outer) { Value::UNDEF } else { handled };
        self.cx.handled = outer;
    }

    /// What `EnterHandler` saves: the exception handled before, or Undef when that is the resumer's.
    pub(super) fn handled_to_save(&self, base: Base) -> Value {
        let suspendable = self.cx.heap.get(base.code()).suspendable;
        if suspendable && self.cx.handled.is(self.outer_handled()) {
            Value::UNDEF
        } else {
            self.cx.handled
        }
    }

    /// The exception that the resumer of the running root was handling.
    pub(super) fn outer_handled(&self) -> Value {
        if self.root.is_null() {
            Value::NONE
        } else {
            self.cx.heap.get(self.root.frame()).handled
        }
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
    fn start_awaited(&mut self, base: Base, frame: Gc<Frame>, drive: Drive) -> Flow {
        if self.is_too_deep() {
            let raise = self.recursion_error();
            return self.settle(base, Err(raise));
        }
        if matches!(drive, Drive::AsyncStep | Drive::AsyncLoop) {
            self.cx.note_async_generator(frame);
        }
        let state = self.link_awaited(base, frame, drive);
        self.enter_state(state)
    }

    /// Links a frame that has not started below `base`.
    #[inline(always)]
    fn link_awaited(&mut self, base: Base, frame: Gc<Frame>, drive: Drive) -> State {
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
        if code.is_some_and(|code| self.cx.heap.get(code).code.handlers.is_empty()) {
            self.cx.finalizable.pop();
            self.cx.watched -= usize::from(shape != Builtin::Coroutine.shape());
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

    /// A call of `next` or `send` on behalf of `base` resumes a generator that stands at a yield: where the
    /// generator goes on.
    pub(super) fn resume_for_call(&mut self, base: Base) -> Option<State> {
        let request = &self.cx.request;
        if request.then.is_some() || self.is_too_deep() {
            return None;
        }
        let (frame, value) = (request.callee?.as_gc::<Frame>()?, request.args[0]);
        let object = self.cx.heap.get(frame);
        if object.state != FrameState::Suspended || object.header.shape != Builtin::Generator.shape() {
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
                    Resumed::Raised(exception) => {
                        let raise = self.cx.raise_value(exception);
                        Pending::Outcome(base, Err(raise))
                    }
                    Resumed::Value(_) => self.ended(base, drive, Value::NONE),
                }
            }
            FrameState::Created => match input {
                Resumed::Raised(exception) => {
                    self.finish_frame(frame);
                    let raise = self.cx.raise_value(exception);
                    self.drive_ended_raising(base, drive, raise)
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
                let leaf = Base(object.leaf_or_top);
                self.enter_root(base, self.top_of(base), frame, drive);
                self.resume_leaf(leaf, input)
            }
        }
    }

    /// A frame that never started ends with an exception thrown into it.
    fn drive_ended_raising(&mut self, base: Base, drive: Drive, raise: Raise) -> Pending {
        if drive == Drive::Task {
            let exception = self.cx.take_raised(raise);
            return self.task_failed(base, self.running_task(), exception);
        }
        Pending::Outcome(base, Err(raise))
    }

    /// The end of a generator, as its driver sees it.
    fn ended(&mut self, driver: Base, drive: Drive, value: Value) -> Pending {
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
                self.unwind(leaf, true)
            }
            _ => self.resume_awaiting(leaf, input),
        }
    }

    /// Goes on at an instruction that waits for something that is not a frame.
    fn resume_awaiting(&mut self, leaf: Base, input: Resumed) -> Pending {
        let awaitable = self.awaitable_of(leaf);
        if let Some(coroutine) = awaitable.as_gc::<NativeCoroutine>() {
            let step = self.cx.heap.get(coroutine).row.step;
            let result = step(&mut self.cx, coroutine, input);
            if leaf.pc().op() == Op::Await {
                return self.settle_await(leaf, result);
            }
            return Pending::Outcome(leaf, result);
        }
        if let Some(future) = awaitable.as_gc::<Future>() {
            return match input {
                Resumed::Value(_) => {
                    if self.cx.heap.get(future).state == FutureState::Pending {
                        let raise = self.cx.runtime_error("await wasn't used with future");
                        return Pending::Outcome(leaf, Err(raise));
                    }
                    let result = (self.cx.loop_hooks.future_result)(&mut self.cx, future);
                    let result = result.map(Outcome::Return);
                    match leaf.pc().op() {
                        Op::Await => self.settle_await(leaf, result),
                        _ => Pending::Outcome(leaf, result),
                    }
                }
                Resumed::Raised(exception) => {
                    let raise = self.cx.raise_value(exception);
                    Pending::Outcome(leaf, Err(raise))
                }
            };
        }
        self.delegate(leaf, awaitable, input)
    }

    /// What the instruction `base` stands at waits for.
    fn awaitable_of(&self, base: Base) -> Value {
        let word = base.pc().word();
        match op_of(word) {
            Op::ForAsync => base.get(b(word) + 1),
            _ => base.get(b(word)),
        }
    }

    /// Keeps what the instruction `base` stands at waits for.
    fn keep_awaitable(&mut self, base: Base, awaitable: Value) {
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
            Ok(Step::Script) => {
                let outcome = call_next(&mut self.cx, iterator);
                Pending::Outcome(base, outcome)
            }
            Err(raise) => Pending::Outcome(base, Err(raise)),
        }
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
        match (self.cx.loop_hooks.raised)(&mut self.cx, task, exception) {
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

    fn kind_of_frame(&self, frame: Gc<Frame>) -> CodeKind {
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
            return Pending::Loop(driver);
        }
        self.deliver(driver, value)
    }

    /// A generator yields to the `for` loop that drives its chain: where the loop goes on.
    #[inline(always)]
    pub(super) fn yield_to_loop(&mut self, state: State, word: u32) -> Option<State> {
        let base = state.base;
        // In the chain of a root that a loop drives there are only generators.
        let root = self.root.frame();
        if self.cx.heap.get(root).drive != Drive::Loop {
            return None;
        }
        base.set_pc(state.pc);
        self.leave_root(root);
        let object = self.cx.heap.get_mut(root);
        object.leaf_or_top = base.0;
        object.state = FrameState::Suspended;
        let driver = Base(object.links.caller);
        let pc = driver.pc();
        driver.set(a(pc.word()), take_yielded(base, word));
        Some(State {
            pc: pc.advance(2),
            base: driver,
        })
    }

    /// A generator yields to the call of `next` or `send` that drives its chain: where the caller goes on.
    fn yield_to_call(&mut self, base: Base, value: Value) -> Option<State> {
        let root = self.root.frame();
        let object = self.cx.heap.get(root);
        let driver = Base(object.links.caller);
        if object.drive != Drive::Send
            || object.header.shape != Builtin::Generator.shape()
            || driver.is_native()
            || !matches!(driver.pc().op(), Op::Call | Op::CallMethod)
        {
            return None;
        }
        self.leave_root(root);
        let object = self.cx.heap.get_mut(root);
        object.leaf_or_top = base.0;
        object.state = FrameState::Suspended;
        let pc = driver.pc();
        driver.set(a(pc.word()), value);
        Some(State {
            pc: pc.advance(1),
            base: driver,
        })
    }

    /// The `Yield` instruction, when no loop drives the chain.
    #[inline(never)]
    pub(super) fn yield_value(&mut self, state: State, word: u32) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let value = take_yielded(base, word);
        if let Some(next) = self.yield_to_call(base, value) {
            return Flow::Next(next);
        }
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
        }
        self.finish_frame(frame);
        let pending = match drive {
            Drive::Awaited => {
                let pc = caller.pc();
                let word = pc.word();
                if matches!(op_of(word), Op::Await) {
                    caller.set(a(word), value);
                    return Flow::Next(State {
                        pc: pc.advance(1),
                        base: caller,
                    });
                }
                self.deliver(caller, value)
            }
            Drive::Loop | Drive::Next | Drive::Send => self.ended(caller, drive, value),
            Drive::Task => {
                // The task keeps its coroutine; what the coroutine held may die.
                base.clear(0, usize::from(self.cx.heap.get(base.code()).registers));
                let task = self.running_task();
                (self.cx.loop_hooks.returned)(&mut self.cx, task, value);
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

    // ---- awaiting ----

    /// Awaits a coroutine that has not started: where it begins.
    #[inline(always)]
    pub(super) fn start_coroutine(&mut self, state: State, word: u32) -> Option<State> {
        let base = state.base;
        let frame = base.get(b(word)).as_gc::<Frame>()?;
        let object = self.cx.heap.get(frame);
        if object.state != FrameState::Created
            || object.header.shape != Builtin::Coroutine.shape()
            || self.is_too_deep()
        {
            return None;
        }
        base.set_pc(state.pc);
        Some(self.link_awaited(base, frame, Drive::Awaited))
    }

    /// The `Await` instruction, for all but fresh coroutines.
    #[inline(never)]
    pub(super) fn await_instruction(&mut self, state: State, word: u32) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let awaitable = base.get(b(word));
        if let Some(coroutine) = awaitable.as_gc::<NativeCoroutine>()
            && self.cx.heap.get(coroutine).state == 0
        {
            let result = self.start_native(coroutine);
            let pending = self.settle_await(base, result);
            return self.settle_pending(pending);
        }
        let role = super::registers::c(word) as u8;
        let pending = self.await_value(base, awaitable, role);
        self.settle_pending(pending)
    }

    /// Awaits a value on behalf of `base`, which stands at an instruction that awaits.
    pub(super) fn await_value(&mut self, base: Base, awaitable: Value, role: u8) -> Pending {
        if base.is_native() || !self.cx.heap.get(base.code()).suspendable {
            let raise = self
                .cx
                .runtime_error("cannot await here: no coroutine is running");
            return Pending::Outcome(base, Err(raise));
        }
        if let Some(frame) = awaitable.as_gc::<Frame>()
            && self.kind_of_frame(frame) == CodeKind::Coroutine
        {
            self.keep_awaitable(base, awaitable);
            return self.await_frame(base, frame);
        }
        if awaitable.is_kind::<Future>() || awaitable.is_kind::<NativeCoroutine>() {
            return self.await_native(base, awaitable);
        }
        if let Some(step) = awaitable.as_gc::<AsyncGenStep>() {
            self.keep_awaitable(base, awaitable);
            return self.start_step(base, step);
        }
        if let Some(frame) = awaitable.as_gc::<Frame>()
            && let Some(code) = self.cx.heap[frame].links.code
            && self.cx.heap[code].is_awaitable
        {
            return self.await_iterator(base, awaitable);
        }
        let name = self.cx.names.await_;
        match self.cx.dunder(awaitable, name) {
            Some(method) => {
                let then = match base.pc().op() {
                    Op::ForAsync => &ANEXT_ITERATOR,
                    _ => &AWAIT_ITERATOR,
                };
                let kept = [awaitable];
                let outcome = call_method(&mut self.cx, method, awaitable, &[], Some(then), 0, &kept);
                Pending::Outcome(base, outcome)
            }
            None if base.pc().op() == Op::ForAsync => {
                let name = self.cx.type_name(awaitable).to_owned();
                let raise = self.cx.type_error(format!("'{name}' object can't be awaited"));
                let cause = self.cx.take_raised(raise);
                Pending::Outcome(base, Err(invalid_anext(&mut self.cx, awaitable, cause)))
            }
            None => {
                let name = self.cx.type_name(awaitable);
                let message = match role {
                    1 => format!(
                        "'async with' received an object from __aenter__ that does not implement __await__: {name}"
                    ),
                    2 => format!(
                        "'async with' received an object from __aexit__ that does not implement __await__: {name}"
                    ),
                    _ => format!("'{name}' object can't be awaited"),
                };
                Pending::Outcome(base, Err(self.cx.type_error(message)))
            }
        }
    }

    /// Awaits a coroutine or, for `yield from`, a generator.
    fn await_frame(&mut self, base: Base, frame: Gc<Frame>) -> Pending {
        let is_coroutine = self.kind_of_frame(frame) == CodeKind::Coroutine;
        match self.cx.heap.get(frame).state {
            FrameState::Created => Pending::Flow(self.start_awaited(base, frame, Drive::Awaited)),
            // One that has begun stands at an await of its own, and someone else drives it.
            FrameState::Running | FrameState::Suspended if is_coroutine => {
                let raise = self.cx.runtime_error("coroutine is being awaited already");
                Pending::Outcome(base, Err(raise))
            }
            FrameState::Suspended => {
                if self.is_too_deep() {
                    return Pending::Outcome(base, Err(self.recursion_error()));
                }
                let top = self.top_of(base);
                let object = self.cx.heap.get_mut(frame);
                object.state = FrameState::Running;
                object.drive = Drive::Awaited;
                object.links.caller = base.0;
                let leaf = Base(object.leaf_or_top);
                let own = std::mem::replace(&mut object.handled, Value::UNDEF);
                self.depth += 1 + object.chain;
                if !own.is_undef() {
                    self.cx.handled = own;
                }
                self.cx.heap.get_mut(leaf.frame()).leaf_or_top = top.0;
                self.resume_leaf(leaf, Resumed::Value(Value::NONE))
            }
            FrameState::Running => {
                let raise = self.cx.value_error("generator already executing");
                Pending::Outcome(base, Err(raise))
            }
            FrameState::Finished if is_coroutine => {
                let raise = self.cx.runtime_error("cannot reuse already awaited coroutine");
                Pending::Outcome(base, Err(raise))
            }
            FrameState::Finished => self.deliver(base, Value::NONE),
        }
    }

    /// Awaits a future or a native coroutine.
    fn await_native(&mut self, base: Base, awaitable: Value) -> Pending {
        if let Some(future) = awaitable.as_gc::<Future>() {
            if self.cx.heap.get(future).state != FutureState::Pending {
                let result = (self.cx.loop_hooks.future_result)(&mut self.cx, future);
                return Pending::Outcome(base, result.map(Outcome::Return));
            }
            self.keep_awaitable(base, awaitable);
            self.cx.heap.get_mut(future).is_awaited = true;
            return self.suspend(base, awaitable);
        }
        let Some(coroutine) = awaitable.as_gc::<NativeCoroutine>() else {
            unreachable!("the caller asked for the kind");
        };
        let object = self.cx.heap.get(coroutine);
        if object.state != 0 {
            let message = if object.state == NativeCoroutine::FINISHED {
                "cannot reuse already awaited coroutine"
            } else {
                "coroutine is being awaited already"
            };
            let raise = self.cx.runtime_error(message);
            return Pending::Outcome(base, Err(raise));
        }
        self.keep_awaitable(base, awaitable);
        let result = self.start_native(coroutine);
        Pending::Outcome(base, result)
    }

    /// Makes the first step of a native coroutine.
    fn start_native(&mut self, coroutine: Gc<NativeCoroutine>) -> Result<Outcome, Raise> {
        if self
            .cx
            .finalizable
            .last()
            .is_some_and(|last| last.is(coroutine.value()))
        {
            self.cx.finalizable.pop();
        }
        let step = self.cx.heap.get(coroutine).row.step;
        step(&mut self.cx, coroutine, Resumed::Value(Value::NONE))
    }

    /// What a step of a native coroutine gave to the frame `base`, which stands at an `Await` of it.
    #[inline]
    fn settle_await(&mut self, base: Base, result: Result<Outcome, Raise>) -> Pending {
        match result {
            Ok(Outcome::Return(value)) => {
                let pc = base.pc();
                base.set(a(pc.word()), value);
                Pending::Flow(Flow::Next(State {
                    pc: pc.advance(1),
                    base,
                }))
            }
            Ok(Outcome::Suspend(value)) => self.suspend(base, value),
            result => Pending::Outcome(base, result),
        }
    }

    /// Waits for the iterator that an `__await__` returned, or delegates to the iterator of a `yield from`.
    pub(super) fn await_iterator(&mut self, base: Base, iterator: Value) -> Pending {
        let inner = unwrapped(&self.cx, iterator);
        if let Some(frame) = inner.as_gc::<Frame>() {
            self.keep_awaitable(base, inner);
            return self.await_frame(base, frame);
        }
        if inner.is_kind::<Future>() || inner.is_kind::<NativeCoroutine>() {
            return self.await_native(base, inner);
        }
        self.keep_awaitable(base, iterator);
        self.delegate(base, iterator, Resumed::Value(Value::NONE))
    }

    /// Passes what was sent or thrown on to an iterator that is not a frame; its items are yielded on.
    fn delegate(&mut self, base: Base, iterator: Value, input: Resumed) -> Pending {
        let cx = &mut self.cx;
        let outcome = match input {
            Resumed::Value(value) if value.is_none() => match cx.step(iterator) {
                Ok(Step::Item(item)) => return self.suspend(base, item),
                Ok(Step::Done) => return self.deliver(base, Value::NONE),
                Ok(Step::Script) => {
                    let name = cx.names.next;
                    match cx.dunder(iterator, name) {
                        Some(method) => call_method(cx, method, iterator, &[], Some(&DELEGATED), 0, &[]),
                        None => {
                            let message = format!(
                                "__await__() returned non-iterator of type '{}'",
                                cx.type_name(iterator)
                            );
                            Err(cx.type_error(message))
                        }
                    }
                }
                Err(raise) => Err(raise),
            },
            Resumed::Value(value) => {
                let name = cx.names.send;
                delegate_method(cx, iterator, name, value)
            }
            Resumed::Raised(exception) => {
                let throw = cx.names.throw;
                if cx.is_instance(exception, Builtin::GeneratorExit) {
                    let close = cx.names.close;
                    match try_attribute(cx, iterator, close) {
                        Ok(Some(Outcome::Return(method))) => {
                            cx.call(method, &[], &DELEGATE_CLOSED, 0, &[exception])
                        }
                        _ => Err(cx.raise_value(exception)),
                    }
                } else {
                    match try_attribute(cx, iterator, throw) {
                        Ok(Some(Outcome::Return(method))) => {
                            cx.call(method, &[exception], &DELEGATED, 0, &[])
                        }
                        _ => Err(cx.raise_value(exception)),
                    }
                }
            }
        };
        Pending::Outcome(base, outcome)
    }

    /// The `YieldFrom` instruction.
    pub(super) fn yield_from(&mut self, state: State) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let iterator = base.get(b(state.pc.word()));
        let pending = self.await_iterator(base, iterator);
        self.settle_pending(pending)
    }

    /// The `GetYieldFromIter` instruction.
    pub(super) fn get_yield_from_iter(&mut self, state: State) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let source = base.get(b(state.pc.word()));
        if let Some(frame) = source.as_gc::<Frame>()
            && self.kind_of_frame(frame) == CodeKind::Coroutine
        {
            if self.cx.heap[base.code()].is_awaitable {
                return self.settle(base, Ok(Outcome::Return(source)));
            }
            let raise = self
                .cx
                .type_error("cannot 'yield from' a coroutine object in a non-coroutine generator");
            return self.settle(base, Err(raise));
        }
        if source.is_kind::<Future>() {
            return self.settle(base, Ok(Outcome::Return(source)));
        }
        let outcome = super::operators::iterate(&mut self.cx, source);
        self.settle(base, outcome)
    }

    // ---- async generators ----

    /// Starts what an `asend`, `athrow`, `aclose` or `__anext__` promised.
    fn start_step(&mut self, base: Base, step: Gc<AsyncGenStep>) -> Pending {
        let object = self.cx.heap.get(step);
        let (frame, action, input, used) = (object.generator, object.action, object.input, object.is_used);
        let name = match action {
            StepAction::Send => "asend",
            StepAction::Throw => "athrow",
            StepAction::Close => "aclose",
        };
        if used {
            let message = match action {
                StepAction::Send => "cannot reuse already awaited __anext__()/asend()",
                StepAction::Throw | StepAction::Close => "cannot reuse already awaited aclose()/athrow()",
            };
            let raise = self.cx.runtime_error(message);
            return Pending::Outcome(base, Err(raise));
        }
        self.cx.heap.get_mut(step).is_used = true;
        let state = self.cx.heap.get(frame).state;
        match state {
            FrameState::Running => {
                let shown = if action == StepAction::Send && input.is_none() {
                    "anext"
                } else {
                    name
                };
                let raise = self
                    .cx
                    .runtime_error(format!("{shown}(): asynchronous generator is already running"));
                Pending::Outcome(base, Err(raise))
            }
            FrameState::Finished => match action {
                StepAction::Close => self.deliver(base, Value::NONE),
                _ => {
                    let raise = self.cx.raise_with(Builtin::StopAsyncIteration, &[]);
                    Pending::Outcome(base, Err(raise))
                }
            },
            FrameState::Created => match action {
                StepAction::Send if input.is_none() => {
                    Pending::Flow(self.start_awaited(base, frame, Drive::AsyncStep))
                }
                StepAction::Send => {
                    let raise = self
                        .cx
                        .type_error("can't send non-None value to a just-started async generator");
                    Pending::Outcome(base, Err(raise))
                }
                StepAction::Throw => {
                    self.finish_frame(frame);
                    let raise = self.cx.raise_value(input);
                    Pending::Outcome(base, Err(raise))
                }
                StepAction::Close => {
                    self.finish_frame(frame);
                    self.deliver(base, Value::NONE)
                }
            },
            FrameState::Suspended => {
                let input = match action {
                    StepAction::Send => Resumed::Value(input),
                    StepAction::Throw => Resumed::Raised(input),
                    StepAction::Close => {
                        self.cx.heap.get_mut(frame).is_closing = true;
                        let class = self.cx.types.get(Builtin::GeneratorExit);
                        Resumed::Raised(self.cx.new_exception(class, &[]).value())
                    }
                };
                self.resume_async(base, frame, Drive::AsyncStep, input)
            }
        }
    }

    /// Resumes an async generator that stands at a yield, on behalf of the coroutine frame `base`.
    fn resume_async(&mut self, base: Base, frame: Gc<Frame>, drive: Drive, input: Resumed) -> Pending {
        if self.is_too_deep() {
            return Pending::Outcome(base, Err(self.recursion_error()));
        }
        let top = self.top_of(base);
        let object = self.cx.heap.get_mut(frame);
        object.state = FrameState::Running;
        object.drive = drive;
        object.links.caller = base.0;
        object.leaf_or_top = top.0;
        self.depth += 1;
        self.resume_leaf(registers(frame), input)
    }

    /// The `ForAsync` instruction.
    pub(super) fn for_async(&mut self, state: State, word: u32) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let iterator = base.get(b(word));
        if let Some(frame) = iterator.as_gc::<Frame>()
            && self.kind_of_frame(frame) == CodeKind::AsyncGenerator
        {
            let pending = match self.cx.heap.get(frame).state {
                FrameState::Created => return self.start_awaited(base, frame, Drive::AsyncLoop),
                FrameState::Suspended => {
                    self.resume_async(base, frame, Drive::AsyncLoop, Resumed::Value(Value::NONE))
                }
                FrameState::Finished => self.deliver(base, Value::UNDEF),
                FrameState::Running => {
                    let raise = self
                        .cx
                        .runtime_error("anext(): asynchronous generator is already running");
                    Pending::Outcome(base, Err(raise))
                }
            };
            return self.settle_pending(pending);
        }
        let name = self.cx.names.anext;
        let outcome = match self.cx.dunder(iterator, name) {
            Some(method) => call_method(&mut self.cx, method, iterator, &[], Some(&AWAIT_RESULT), 0, &[]),
            None => {
                let message = format!(
                    "'async for' requires an iterator with __anext__ method, got {}",
                    self.cx.type_name(iterator)
                );
                Err(self.cx.type_error(message))
            }
        };
        self.settle(base, outcome)
    }

    /// The `GetAsyncIter` instruction.
    pub(super) fn get_async_iter(&mut self, state: State) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let source = base.get(b(state.pc.word()));
        let name = self.cx.names.aiter;
        let outcome = match self.cx.dunder(source, name) {
            Some(method) => call_method(&mut self.cx, method, source, &[], Some(&ASYNC_ITERATOR), 0, &[]),
            None => {
                let message = format!(
                    "'async for' requires an object with __aiter__ method, got {}",
                    self.cx.type_name(source)
                );
                Err(self.cx.type_error(message))
            }
        };
        self.settle(base, outcome)
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

/// Calls a method of the iterator a frame delegates to.
fn delegate_method(
    cx: &mut Cx,
    iterator: Value,
    name: Gc<crate::objects::str::Str>,
    argument: Value,
) -> Result<Outcome, Raise> {
    match super::attribute::get_attribute(cx, iterator, name)? {
        Outcome::Return(method) => cx.call(method, &[argument], &DELEGATED, 0, &[]),
        _ => Err(cx.type_error("an iterator whose methods are computed cannot be delegated to")),
    }
}

/// The iterator that a frame delegates to answered: an item to yield on, or the end with its value.
static DELEGATED: Then = Then {
    name: "suspend.delegated",
    resume: |cx, _, resumed| match resumed {
        Resumed::Value(item) => Ok(Outcome::Suspend(item)),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::StopIteration) => {
            done(stop_value(cx, exception))
        }
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: true,
};

/// The iterator was closed: the GeneratorExit goes on.
static DELEGATE_CLOSED: Then = Then {
    name: "suspend.delegate_closed",
    resume: |cx, kept, _| Err(cx.raise_value(kept.values[0])),
    catches: false,
};

/// An `__await__` returned: wait for its iterator.
/// Raises TypeError about what `__anext__` gave, because of what happened when it was awaited.
#[cold]
fn invalid_anext(cx: &mut Cx, awaitable: Value, cause: Value) -> Raise {
    let name = cx.type_name(awaitable).to_owned();
    let raise = cx.type_error(format!(
        "'async for' received an invalid object from __anext__: {name}"
    ));
    if let Some(error) = cx.raised.as_gc::<Exception>() {
        let error = &mut cx.heap[error];
        error.cause = cause;
        error.context = cause;
        error.suppress_context = true;
    }
    raise
}

/// The `__await__` of what an `__anext__` gave returned, or failed.
static ANEXT_ITERATOR: Then = Then {
    name: "suspend.anext_iterator",
    resume: |cx, kept, resumed| {
        let awaitable = kept.values[0];
        match resumed {
            Resumed::Raised(exception) => Err(invalid_anext(cx, awaitable, exception)),
            resumed => (AWAIT_ITERATOR.resume)(cx, kept, resumed).map_err(|raise| {
                let cause = cx.take_raised(raise);
                invalid_anext(cx, awaitable, cause)
            }),
        }
    },
    catches: true,
};

static AWAIT_ITERATOR: Then = Then {
    name: "suspend.await_iterator",
    resume: |cx, _, resumed| {
        let iterator = resumed.value();
        let name = cx.type_name(iterator).to_owned();
        if cx.is_exact(iterator, Builtin::Coroutine) || cx.is_exact(iterator, Builtin::NativeCoroutine) {
            return Err(cx.type_error("__await__() returned a coroutine"));
        }
        let next = cx.names.next;
        let is_iterator = iterator.is_kind::<Frame>()
            || iterator.is_kind::<Future>()
            || iterator.is_kind::<Iterator>()
            || cx.dunder(iterator, next).is_some();
        if !is_iterator {
            return Err(cx.type_error(format!("__await__() returned non-iterator of type '{name}'")));
        }
        cx.ask(Outcome::AwaitIterator, iterator, &[], None, 0, &[])
    },
    catches: false,
};

/// An `__anext__` returned: await what it gave.
static AWAIT_RESULT: Then = Then {
    name: "suspend.await_result",
    resume: |cx, _, resumed| cx.ask(Outcome::Await, resumed.value(), &[], None, 0, &[]),
    catches: false,
};

/// An `__aiter__` returned: it must be an async iterator.
static ASYNC_ITERATOR: Then = Then {
    name: "suspend.async_iterator",
    resume: |cx, _, resumed| {
        let iterator = resumed.value();
        let name = cx.names.anext;
        if cx.dunder(iterator, name).is_some() {
            return done(iterator);
        }
        let message = format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {}",
            cx.type_name(iterator)
        );
        Err(cx.type_error(message))
    },
    catches: false,
};

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
