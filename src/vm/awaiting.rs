//! Awaiting and delegating: `await`, `yield from`, `async for`, and the steps of async generators.

use super::attribute::try_attribute;
use super::machine::{Flow, State, Vm};
use super::operators::call_method;
use super::registers::{Base, a, b};
use super::settle::Pending;
use super::suspend::{registers, stop_value, unwrapped};
use crate::bytecode::code::CodeKind;
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Value};
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::exception::Exception;
use crate::objects::frame::{AsyncGenStep, Drive, Frame, FrameState, StepAction};
use crate::objects::function::Native;
use crate::objects::future::{Future, FutureState};
use crate::objects::iterator::{Iterator, Step};
use crate::objects::outcome::{Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

impl Vm {
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
        if awaitable.is_kind::<NativeCoroutine>()
            || awaitable.is_kind::<Future>()
                && (self.cx.is_plain(awaitable) || !self.has_own_await(awaitable))
        {
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
    pub(super) fn await_frame(&mut self, base: Base, frame: Gc<Frame>) -> Pending {
        let is_coroutine = self.kind_of_frame(frame) == CodeKind::Coroutine;
        match self.cx.heap.get(frame).state {
            FrameState::Created => Pending::Flow(self.start_awaited(base, frame, Drive::Awaited)),
            FrameState::Running if is_coroutine && self.is_executing(base, frame.value()) => {
                let raise = self.cx.value_error("coroutine already executing");
                Pending::Outcome(base, Err(raise))
            }
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
                    self.cx.heap.get_mut(self.root.frame()).header.flags |= Frame::HANDLES;
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

    /// Whether the class of a future, when a script wrote it, has an `__await__` of its own.
    #[cold]
    fn has_own_await(&mut self, future: Value) -> bool {
        let (class, name) = (self.cx.class_of(future), self.cx.names.await_);
        self.cx
            .lookup(class, name)
            .is_some_and(|method| !method.is_kind::<Native>())
    }

    /// Awaits a future or a native coroutine.
    fn await_native(&mut self, base: Base, awaitable: Value) -> Pending {
        if let Some(future) = awaitable.as_gc::<Future>() {
            if self.cx.heap.get(future).state() != FutureState::Pending {
                let result = (self.cx.loop_hooks.future_result)(&mut self.cx, future);
                return Pending::Outcome(base, result.map(Outcome::Return));
            }
            self.keep_awaitable(base, awaitable);
            self.cx.heap.get_mut(future).set_awaited(true);
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

    /// What is awaited as soon as it was made has nothing to report: takes it off the list of what may.
    #[inline(always)]
    fn unlist_last(&mut self, made: Value) {
        if self.cx.finalizable.last().is_some_and(|last| last.is(made)) {
            self.cx.finalizable.pop();
        }
    }

    /// Makes the first step of a native coroutine.
    pub(super) fn start_native(&mut self, coroutine: Gc<NativeCoroutine>) -> Result<Outcome, Raise> {
        self.unlist_last(coroutine.value());
        let step = self.cx.heap.get(coroutine).row.step;
        step(&mut self.cx, coroutine, Resumed::Value(Value::NONE))
    }

    /// What a step of a native coroutine gave to the frame `base`, which stands at an `Await` of it.
    #[inline]
    pub(super) fn settle_await(&mut self, base: Base, result: Result<Outcome, Raise>) -> Pending {
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
    pub(super) fn delegate(&mut self, base: Base, iterator: Value, input: Resumed) -> Pending {
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
                        Ok(Some(_)) => {
                            cx.request.prelude = "delegate_close";
                            let then = Some(&DELEGATE_CLOSED);
                            cx.ask(Outcome::Prelude, Value::NONE, &[iterator], then, 0, &[exception])
                        }
                        _ => Err(cx.raise_value(exception)),
                    }
                } else {
                    match try_attribute(cx, iterator, throw) {
                        Ok(Some(Outcome::Return(method))) => {
                            cx.call(method, &[exception], &DELEGATED, 0, &[])
                        }
                        Ok(Some(_)) => ask_prelude(cx, "delegate_throw", &[iterator, exception]),
                        // A StopIteration is the end of the iterator, wherever it comes from.
                        Ok(None) if cx.is_instance(exception, Builtin::StopIteration) => {
                            done(stop_value(cx, exception))
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
    pub(super) fn start_step(&mut self, base: Base, step: Gc<AsyncGenStep>) -> Pending {
        let object = self.cx.heap.get(step);
        let (frame, action, input, used) = (object.generator, object.action, object.input, object.is_used);
        let (made_by, name) = (object.made_by, object.method());
        if used {
            let message = match made_by {
                StepAction::Send => "cannot reuse already awaited __anext__()/asend()",
                StepAction::Throw | StepAction::Close | StepAction::Refuse => {
                    "cannot reuse already awaited aclose()/athrow()"
                }
            };
            let raise = self.cx.runtime_error(message);
            return Pending::Outcome(base, Err(raise));
        }
        self.unlist_last(step.value());
        self.cx.heap.get_mut(step).is_used = true;
        let state = self.cx.heap.get(frame).state;
        match state {
            FrameState::Running => {
                let shown = match made_by {
                    StepAction::Send => "anext",
                    StepAction::Throw | StepAction::Close | StepAction::Refuse => name,
                };
                let raise = self
                    .cx
                    .runtime_error(format!("{shown}(): asynchronous generator is already running"));
                Pending::Outcome(base, Err(raise))
            }
            FrameState::Finished => match action {
                // CPython's `athrow()` of a finished generator does nothing either.
                StepAction::Close | StepAction::Throw | StepAction::Refuse => self.deliver(base, Value::NONE),
                StepAction::Send => {
                    let raise = self.cx.raise_with(Builtin::StopAsyncIteration, &[]);
                    Pending::Outcome(base, Err(raise))
                }
            },
            FrameState::Created => match action {
                StepAction::Send if input.is_none() => {
                    Pending::Flow(self.start_awaited(base, frame, Drive::AsyncStep))
                }
                StepAction::Send => {
                    self.cx.note_async_generator(frame);
                    self.cx.heap.get_mut(frame).header.flags |= Frame::KNOWN;
                    let raise = self
                        .cx
                        .type_error("can't send non-None value to a just-started async generator");
                    Pending::Outcome(base, Err(raise))
                }
                StepAction::Refuse => Pending::Outcome(base, Err(self.cx.raise_value(input))),
                StepAction::Throw => {
                    self.finish_frame(frame);
                    self.raise_thrown(base, input)
                }
                StepAction::Close => {
                    self.finish_frame(frame);
                    self.deliver(base, Value::NONE)
                }
            },
            FrameState::Suspended => {
                let input = match action {
                    StepAction::Refuse => return Pending::Outcome(base, Err(self.cx.raise_value(input))),
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
    pub(super) fn resume_async(
        &mut self,
        base: Base,
        frame: Gc<Frame>,
        drive: Drive,
        input: Resumed,
    ) -> Pending {
        if self.is_too_deep() {
            return Pending::Outcome(base, Err(self.recursion_error()));
        }
        let top = self.top_of(base);
        self.enter_async(frame);
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

/// Calls a method of the iterator a frame delegates to.
fn delegate_method(
    cx: &mut Cx,
    iterator: Value,
    name: Gc<crate::objects::str::Str>,
    argument: Value,
) -> Result<Outcome, Raise> {
    match super::attribute::get_attribute(cx, iterator, name)? {
        Outcome::Return(method) => cx.call(method, &[argument], &DELEGATED, 0, &[]),
        _ => ask_prelude(cx, "delegate_send", &[iterator, argument]),
    }
}

/// Leaves to the prelude what the methods of an iterator are, when they are computed.
fn ask_prelude(cx: &mut Cx, function: &'static str, asked: &[Value]) -> Result<Outcome, Raise> {
    cx.request.prelude = function;
    cx.ask(Outcome::Prelude, Value::NONE, asked, Some(&DELEGATED), 0, &[])
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

/// An `__await__` returned: wait for its iterator.
static AWAIT_ITERATOR: Then = Then {
    name: "suspend.await_iterator",
    resume: |cx, _, resumed| {
        let iterator = resumed.value();
        let name = cx.type_name(iterator).to_owned();
        if cx.is_exact(iterator, Builtin::Coroutine) {
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
