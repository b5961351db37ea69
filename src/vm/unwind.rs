//! Unwinding: an exception on its way finds a handler, or ends frame after frame.

use super::machine::{Flow, State, Vm};
use super::registers::{Base, Pc, a};
use super::settle::Pending;
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Value};
use crate::objects::cell::Cell;
use crate::objects::exception::{Exception, TraceEntry};
use crate::objects::frame::{Drive, Frame, FrameState, StepAction};
use crate::objects::outcome::{Outcome, Raise, Resumed};
use crate::objects::sequence::List;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

impl Vm {
    /// Unwinds with the exception in `cx.raised`, beginning at the frame `base`.
    pub(super) fn unwind(&mut self, mut base: Base, from: From) -> Pending {
        let exception = std::mem::replace(&mut self.cx.raised, Value::NONE);
        let Some(raised) = exception.as_gc::<Exception>() else {
            unreachable!("only exceptions are raised");
        };
        match from {
            From::Here => self.set_context(raised),
            From::Resumer => {
                self.set_thrown_context(raised, base);
                self.note_thrown(base);
            }
            From::Callee | From::Below => {}
        }
        let mut records = from != From::Below;
        loop {
            if base.is_native() {
                if base.then().catches {
                    if self.cx.watched > 0 && (self.cx.loop_hooks.is_eager_step)(base.then()) {
                        self.keep_maker(raised, base.caller());
                        self.close_dropped(base, exception);
                    }
                    return self.resume_native(base, Resumed::Raised(exception));
                }
                base = base.caller();
                continue;
            }
            let code = base.code();
            let pc = base.pc().offset_in(self.cx.heap[code].entry);
            if records && code != self.construct_code && !self.cx.heap[code].is_built_in {
                let function = base.links().function;
                self.cx.heap[raised]
                    .trace
                    .push(TraceEntry::new(code, pc, function));
                self.cx.heap[raised].traceback = Value::UNDEF;
            }
            records = true;
            if base.pc().op() == Op::ForAsync && self.cx.is_instance(exception, Builtin::StopAsyncIteration) {
                return self.deliver(base, Value::UNDEF);
            }
            let object = self.cx.heap.get(code);
            let handler = object
                .code
                .handlers
                .iter()
                .find(|handler| handler.start <= pc && pc < handler.end)
                .copied();
            if let Some(handler) = handler {
                base.set(usize::from(handler.register), exception);
                let pc = Pc::at(object.entry).advance(handler.target as usize);
                // Others rarely outlive their handler.
                let is_kept = self.cx.heap.get(raised).header.flags & Exception::OF_FUTURE != 0;
                if is_kept && object.suspendable {
                    let frame = base.frame();
                    self.cx.heap.get_mut(frame).header.flags |= Frame::HANDLED_SHARED;
                    self.cx.heap.get_mut(raised).handled_in = Some(frame);
                }
                return Pending::Flow(Flow::Next(State { pc, base }));
            }
            let (suspendable, is_hook) = (object.suspendable, object.name == self.cx.names.getattr);
            if self.cx.watched > 0 {
                self.keep_locals(raised, base);
            }
            self.depth = self.depth.saturating_sub(1);
            if !suspendable {
                if is_hook {
                    self.name_missing_attribute(base, exception);
                }
                base = base.caller();
                continue;
            }
            match self.frame_raised(base, exception) {
                Ended::Continue(caller) => base = caller,
                Ended::Replaced(caller) => return Pending::Outcome(caller, Err(Raise)),
                Ended::Pending(pending) => return pending,
            }
        }
    }

    /// An AttributeError left a `__getattr__(self, name)` without saying what was looked for.
    #[cold]
    fn name_missing_attribute(&mut self, base: Base, exception: Value) {
        let parameters = &self.cx.heap[base.code()].code.parameters;
        if parameters.positional != 2 || !self.cx.is_instance(exception, Builtin::AttributeError) {
            return;
        }
        let (object, name) = (base.get(0), base.get(1));
        let is_told = !self.cx.exception_field(exception, 0).is_none()
            || !self.cx.exception_field(exception, 1).is_none();
        if is_told || !name.is_kind::<Str>() || object.is_kind::<Cell>() || object.is_undef() {
            return;
        }
        self.cx.set_exception_field(exception, 0, name);
        self.cx.set_exception_field(exception, 1, object);
    }

    /// The traceback keeps the variables of a frame that ends alive.
    #[cold]
    fn keep_locals(&mut self, raised: Gc<Exception>, base: Base) {
        let mut kept = self.objects_in_locals(base);
        // A list dies from its end: the inner frames first, then these variables in their order.
        kept.reverse();
        self.cx.keep_with_traceback(raised.value(), kept);
    }

    /// A frame has ended: the tracebacks of exceptions that it handled, if such an exception is still alive, keep its
    /// variables, and by `f_back` the frame that awaited it.
    #[cold]
    pub(super) fn leave_handled(&mut self, frame: Gc<Frame>, caller: Base) {
        self.cx.heap.get_mut(frame).header.flags &= !Frame::HANDLED_SHARED;
        // All exceptions are asked, which costs as much as a look at the heap.
        if !self.may_release() {
            return;
        }
        let is_awaited = !self.cx.heap.get(frame).is_root()
            && !caller.is_native()
            && self.cx.heap.get(caller.code()).suspendable;
        let outer = is_awaited.then(|| caller.frame());
        let base = super::suspend::registers(frame);
        let objects = match self.drops_open(frame) {
            true => self.objects_in_locals(base),
            false => Vec::new(),
        };
        let holder = self.cx.new_list(objects);
        let mut kept = Vec::new();
        let mut is_handed_on = false;
        self.cx.heap.for_each(|exception: &mut Exception| {
            if exception.handled_in == Some(frame) {
                exception.handled_in = outer;
                is_handed_on = true;
                kept.push(exception.locals);
                exception.locals = holder.as_gc();
            }
        });
        if let Some(outer) = outer.filter(|_| is_handed_on) {
            self.cx.heap.get_mut(outer).header.flags |= Frame::HANDLED_SHARED;
        }
        // What such an exception kept before, it keeps on: there is hardly ever more than one.
        let before = kept.into_iter().flatten().map(Gc::value);
        let holder = holder.as_gc::<List>().expect("a new list");
        self.cx.heap.get_mut(holder).items.extend(before);
    }

    /// The first step of an eager task failed: the traceback keeps, by `f_back`, the coroutine that made the task.
    #[cold]
    fn keep_maker(&mut self, raised: Gc<Exception>, mut base: Base) {
        while !base.is_null() && (base.is_native() || !self.cx.heap.get(base.code()).suspendable) {
            base = base.caller();
        }
        if !base.is_null() {
            let frame = base.frame();
            self.cx.heap.get_mut(frame).header.flags |= Frame::HANDLED_SHARED;
            self.cx.heap.get_mut(raised).handled_in = Some(frame);
        }
    }

    /// Sets `__context__` to what is being handled.
    fn set_context(&mut self, raised: Gc<Exception>) {
        let handled = self.cx.handled;
        let Some(context) = handled.as_gc::<Exception>() else {
            return;
        };
        if context == raised || !self.cx.heap[raised].context.is_none() {
            return;
        }
        // A chain that leads back to the new exception is cut, so that no walk along it is endless.
        let (mut at, mut slow, mut steps) = (context, context, 0);
        while let Some(next) = self.cx.heap[at].context.as_gc::<Exception>() {
            if next == raised {
                self.cx.heap[at].context = Value::NONE;
                break;
            }
            at = next;
            // A script may have made a ring of its own.
            steps += 1;
            if steps % 2 == 0
                && let Some(next) = self.cx.heap[slow].context.as_gc::<Exception>()
            {
                slow = next;
            }
            if at == slow {
                break;
            }
        }
        self.cx.heap[raised].context = handled;
    }

    /// Sets the `__context__` of an exception that was thrown into a chain of awaits and has come to the frame `base`:
    /// what that frame is handling itself, whatever the exception brought; not what its resumer is handling.
    fn set_thrown_context(&mut self, raised: Gc<Exception>, base: Base) {
        if self.handles_itself(base) && !self.cx.handled.is(raised.value()) {
            self.cx.heap[raised].context = Value::NONE;
            self.set_context(raised);
        }
    }

    /// An exception is thrown into the frame `leaf`: the frames that are awaited where something is handled are marked.
    fn note_thrown(&mut self, leaf: Base) {
        if self.root.is_null() || self.cx.heap.get(self.root.frame()).header.flags & Frame::HANDLES == 0 {
            return;
        }
        // `athrow` throws into the async generator alone: what awaits that goes on as with any other step.
        let is_async_step = self.cx.heap.get(leaf.frame()).header.shape == Builtin::AsyncGenerator.shape();
        if is_async_step && leaf.pc().op() == Op::Yield {
            return;
        }
        let mut base = leaf;
        while base != self.root {
            let caller = base.caller();
            let waits = !base.is_native() && self.handles_itself(caller);
            if !base.is_native() {
                let flags = &mut self.cx.heap.get_mut(base.frame()).header.flags;
                *flags = *flags & !Frame::THROWN_THROUGH | if waits { Frame::THROWN_THROUGH } else { 0 };
            }
            base = caller;
        }
        self.cx.heap.get_mut(self.root.frame()).header.flags |= Frame::THROWN_INTO;
    }

    /// Whether the frame `base` stands in the body of a handler.
    pub(super) fn handles_itself(&self, base: Base) -> bool {
        if base.is_native() {
            return false;
        }
        let code = self.cx.heap.get(base.code());
        let pc = base.pc().offset_in(code.entry);
        let mut handlers = code.code.handlers.iter();
        // Where an exception leaves such a body, the first thing is to leave the handler.
        handlers.any(|handler| {
            let target = Pc::at(code.entry).advance(handler.target as usize);
            handler.start <= pc && pc < handler.end && target.op() == Op::LeaveHandler
        })
    }

    /// What was being handled when the frame `base`, which stands in bodies of handlers, came into the outermost.
    pub(super) fn handled_around(&self, base: Base) -> Option<Value> {
        let code = self.cx.heap.get(base.code());
        let pc = base.pc().offset_in(code.entry);
        let bodies = code.code.handlers.iter().filter_map(|handler| {
            let target = Pc::at(code.entry).advance(handler.target as usize);
            let is_body = handler.start <= pc && pc < handler.end && target.op() == Op::LeaveHandler;
            is_body.then(|| (handler.end - handler.start, base.get(a(target.word()))))
        });
        let outermost = bodies.max_by_key(|(length, _)| *length);
        outermost.and_then(|(_, saved)| saved.defined())
    }

    /// A generator, coroutine or async generator ended with an exception.
    fn frame_raised(&mut self, base: Base, exception: Value) -> Ended {
        use crate::bytecode::code::CodeKind;
        let frame = base.frame();
        let caller = base.caller();
        let code = base.code();
        let kind = self.cx.heap[code].code.kind;
        let drive = self.cx.heap[frame].drive;
        if self.cx.heap[frame].is_root() {
            self.leave_root(frame);
        } else {
            self.pass_top(base, caller);
            if matches!(drive, Drive::AsyncLoop | Drive::AsyncStep) {
                self.leave_async(frame);
            }
        }
        self.finish_frame(frame);
        if self.cx.watched > 0 && self.cx.heap[frame].header.flags & Frame::HANDLED_SHARED != 0 {
            self.leave_handled(frame, caller);
        }
        base.clear(0, usize::from(self.cx.heap[code].registers));
        self.pass_thrown(frame, caller, exception);
        // PEP 479: StopIteration must not leave a generator or coroutine as if it had returned.
        let stops = self.cx.is_instance(exception, Builtin::StopIteration)
            || kind == CodeKind::AsyncGenerator
                && self.cx.is_instance(exception, Builtin::StopAsyncIteration);
        if stops {
            let what = match kind {
                CodeKind::Plain | CodeKind::Generator => "generator",
                CodeKind::Coroutine => "coroutine",
                CodeKind::AsyncGenerator => "async generator",
            };
            let class = if self.cx.is_instance(exception, Builtin::StopIteration) {
                "StopIteration"
            } else {
                "StopAsyncIteration"
            };
            let Raise = self.cx.runtime_error(format!("{what} raised {class}"));
            if let Some(error) = self.cx.raised.as_gc::<Exception>() {
                self.cx.heap[error].cause = exception;
                self.cx.heap[error].context = exception;
                self.cx.heap[error].suppress_context = true;
            }
            if drive == Drive::Task {
                let error = std::mem::replace(&mut self.cx.raised, Value::NONE);
                return Ended::Pending(self.task_failed(caller, self.running_task(), error));
            }
            return Ended::Replaced(caller);
        }
        match drive {
            Drive::Task => Ended::Pending(self.task_failed(caller, self.running_task(), exception)),
            Drive::AsyncStep if self.is_close_step(caller) => {
                let ends_close = self.cx.is_instance(exception, Builtin::GeneratorExit)
                    || self.cx.is_instance(exception, Builtin::StopAsyncIteration);
                if ends_close {
                    Ended::Pending(self.deliver(caller, Value::NONE))
                } else {
                    Ended::Continue(caller)
                }
            }
            _ => Ended::Continue(caller),
        }
    }

    /// An exception leaves `frame` for the one that awaits it, while what was thrown into their chain is on its way.
    fn pass_thrown(&mut self, frame: Gc<Frame>, caller: Base, exception: Value) {
        if self.cx.heap[frame].is_root() || self.root.is_null() {
            return;
        }
        let is_thrown = self.cx.heap.get(self.root.frame()).header.flags & Frame::THROWN_INTO != 0;
        if is_thrown
            && self.cx.heap.get(frame).header.flags & Frame::THROWN_THROUGH != 0
            && let Some(raised) = exception.as_gc::<Exception>()
        {
            self.set_thrown_context(raised, caller);
        }
    }

    /// Whether the instruction `base` stands at awaits the `aclose()` of an async generator.
    pub(super) fn is_close_step(&self, base: Base) -> bool {
        self.awaited_step(base)
            .is_some_and(|step| self.cx.heap[step].action == StepAction::Close)
    }

    /// Marks a frame as ended.
    pub(super) fn finish_frame(&mut self, frame: Gc<Frame>) {
        let frame = self.cx.heap.get_mut(frame);
        frame.state = FrameState::Finished;
        frame.is_quiet = true;
        frame.handled = Value::UNDEF;
    }

    /// Raises at the frame `base` without adding it to the traceback again.
    pub(super) fn reraise(&mut self, base: Base, exception: Value) -> Flow {
        self.cx.raised = exception;
        let pending = self.unwind(base, From::Below);
        self.settle_pending(pending)
    }

    /// `raise X` and `raise X from Y`: makes an instance of a class first.
    pub(super) fn raise_statement(&mut self, base: Base, exception: Value, cause: Option<Value>) -> Flow {
        if let Some(class) = self.cx.as_class(exception)
            && self.cx.heap[class].flags.is_exception
        {
            let kept = cause.unwrap_or(Value::UNDEF);
            let outcome = self
                .cx
                .call(exception, &[], &RAISE_INSTANCE, 0, &[kept, exception]);
            return self.settle(base, outcome);
        }
        let result = raise_instance(&mut self.cx, exception, cause);
        match result {
            Ok(outcome) => self.settle(base, Ok(outcome)),
            Err(raise) => {
                // An explicit raise sets the context anew.
                if let Some(raised) = self.cx.raised.as_gc::<Exception>()
                    && !self.cx.handled.is_none()
                    && !self.cx.handled.is(raised.value())
                {
                    self.cx.heap[raised].context = Value::NONE;
                }
                self.settle(base, Err(raise))
            }
        }
    }
}

/// Where an exception that unwinds comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// It was raised in the frame, which belongs to its traceback; what is being handled is its context.
    Here,
    /// It was thrown into the frame, which belongs to its traceback.
    Resumer,
    /// It left what the frame called, and has the context it should have; the frame belongs to its traceback.
    Callee,
    /// It was on its way already, and the frame is in its traceback.
    Below,
}

/// What comes after a frame that ended with an exception.
enum Ended {
    /// The same exception goes on in this frame.
    Continue(Base),
    /// Another exception (in `cx.raised`) goes on in this frame.
    Replaced(Base),
    Pending(Pending),
}

/// Raises an instance, with a cause that may be a class, an instance or None.
fn raise_instance(
    cx: &mut crate::objects::cx::Cx,
    exception: Value,
    cause: Option<Value>,
) -> Result<Outcome, Raise> {
    let Some(raised) = exception.as_gc::<Exception>() else {
        return Err(cx.type_error("exceptions must derive from BaseException"));
    };
    if let Some(cause) = cause {
        if cause.is_none() || cause.is_kind::<Exception>() {
            cx.heap[raised].cause = cause;
            cx.heap[raised].suppress_context = true;
        } else if cx
            .as_class(cause)
            .is_some_and(|class| cx.heap[class].flags.is_exception)
        {
            return cx.call(cause, &[], &RAISE_CAUSE, 0, &[exception, cause]);
        } else {
            return Err(cx.type_error("exception causes must derive from BaseException"));
        }
    }
    Err(cx.raise_value(exception))
}

/// The class in a `raise` statement was called: raise what it made.
static RAISE_INSTANCE: crate::objects::outcome::Then = crate::objects::outcome::Then {
    name: "vm.raise_instance",
    resume: |cx, kept, resumed| {
        let instance = resumed.value();
        if !instance.is_kind::<Exception>() {
            let message = format!(
                "calling {} should have returned an instance of BaseException, not {}",
                cx.as_class(kept.values[1])
                    .map_or_else(String::new, |class| cx.class_repr(class)),
                cx.class_repr(cx.class_of(instance)),
            );
            return Err(cx.type_error(message));
        }
        raise_instance(cx, instance, kept.values[0].defined())
    },
    catches: false,
};

/// The cause's class was called: it is the cause.
static RAISE_CAUSE: crate::objects::outcome::Then = crate::objects::outcome::Then {
    name: "vm.raise_cause",
    resume: |cx, kept, resumed| {
        let (exception, cause) = (kept.values[0], resumed.value());
        if !cause.is_kind::<Exception>() {
            let message = format!(
                "calling {} should have returned an instance of BaseException, not {}",
                cx.as_class(kept.values[1])
                    .map_or_else(String::new, |class| cx.class_repr(class)),
                cx.class_repr(cx.class_of(cause)),
            );
            return Err(cx.type_error(message));
        }
        raise_instance(cx, exception, Some(cause))
    },
    catches: false,
};
