//! Finalisers: what runs when an object dies, and when the heap is looked at to find out.
//!
//! CPython counts references, so `__del__`, the `finally` of a generator and the callback of a weak reference run
//! where the last reference goes. Here a collection finds what died. So that scripts see the same order, the heap
//! is looked at where they would see it: when a loop over a generator is left, when a handler begins, at `del`
//! and `= None`, before something is printed, and when a weak reference is followed; where an open generator may have
//! gone, also when a variable gets another value, when an awaited coroutine or a task's step ends, and when a handler is
//! left; and only while something is alive whose end shows ([`Cx::is_release_due`]).

use super::machine::{Flow, State, Vm};
use super::registers::{Base, Pc, a, b};
use super::settle::Pending;
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Heap, Marked, Value};
use crate::objects::cell::Cell;
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::exception::Exception;
use crate::objects::frame::{AsyncGenStep, Frame, FrameState};
use crate::objects::function::Function;
use crate::objects::future::{Future, FutureState};
use crate::objects::kernel::codec::to_shown_bytes;
use crate::objects::origins;
use crate::objects::outcome::{Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::List;
use crate::objects::types::Builtin;

/// Once its free looks are used up, a program may have the heap looked at once for so many bytes in it and weak
/// references followed.
const RELEASE_BYTES: usize = 1 << 10;

/// How many times a program may have the heap looked at before it must save up for it.
pub(super) const FREE_RELEASES: u32 = 1000;

/// How many times the heap is looked at for failed tasks that nobody holds, whatever it costs; and for how many bytes in
/// it one more must have failed after that.
const FREE_LOOKS_FOR_UNHEARD: u32 = 100;
const BYTES_FOR_UNHEARD: usize = 1 << 12;

/// How the names of the library's files begin.
const LIBRARY: &str = "<stdlib>/";

/// How much of what exceptions keep alive is looked through for open generators.
const KEPT: usize = 64;

/// How many of the objects made last are asked whether their end would show; with more, it is taken to.
const ASKED: usize = 64;

impl Cx {
    /// Lists an instance with `__del__`.
    pub(crate) fn watch(&mut self, instance: Value) {
        self.finalizable.push(instance);
        self.watched += 1;
    }

    /// Takes an instance off the list again, if it was listed lately.
    pub(crate) fn unwatch(&mut self, instance: Value) {
        let lately = self.finalizable.len().saturating_sub(ASKED);
        let place = self.finalizable[lately..]
            .iter()
            .rposition(|value| value.is(instance));
        if let Some(place) = place {
            self.finalizable.remove(lately + place);
            self.watched = self.watched.saturating_sub(1);
        }
    }

    /// Whether a script could see that an object died since the heap was looked at.
    pub(crate) fn is_release_due(&mut self) -> bool {
        if self.event_loop.unheard > 0 && self.may_look_for_unheard() {
            return true;
        }
        if self.watched == 0 {
            return false;
        }
        while let Some(last) = self.finalizable.last()
            && last
                .as_gc::<Frame>()
                .is_some_and(|frame| self.heap.get(frame).state == FrameState::Finished)
        {
            let last = self.finalizable.pop().expect("there is a last one");
            self.watched = self
                .watched
                .saturating_sub(usize::from(is_watched(&self.heap, last)));
        }
        self.finalizable.len() > ASKED || self.finalizable.iter().any(|value| self.would_show(*value))
    }

    /// Tasks have failed, and nobody was told: whether the heap may be looked at for those that nobody holds, whose
    /// failure is to be reported.
    #[cold]
    fn may_look_for_unheard(&mut self) -> bool {
        let bytes = self.heap.bytes();
        let event_loop = &mut self.event_loop;
        let is_free = event_loop.looks_for_unheard < FREE_LOOKS_FOR_UNHEARD;
        let may = is_free || event_loop.unheard as usize >= bytes / BYTES_FOR_UNHEARD;
        if may {
            event_loop.unheard = 0;
            event_loop.looks_for_unheard += u32::from(is_free);
        }
        may
    }

    /// Whether this is a coroutine, or a step of an async generator, that was never awaited.
    fn is_unawaited(&self, value: Value) -> bool {
        if let Some(step) = value.as_gc::<AsyncGenStep>() {
            return self.heap.get(step).is_unawaited();
        }
        value.as_gc::<Frame>().is_some_and(|frame| {
            let frame = self.heap.get(frame);
            let is_coroutine = frame.header.shape == Builtin::Coroutine.shape();
            is_coroutine && frame.state == FrameState::Created && !frame.is_quiet
        })
    }

    /// File and line of the instruction at an address.
    pub(crate) fn place_of(&self, address: usize) -> Option<(String, u32)> {
        self.loaded_code.iter().find_map(|code| {
            let loaded = self.heap.get(*code);
            let offset = address.checked_sub(loaded.entry.addr())? / size_of::<u32>();
            if offset >= loaded.code.words.len() {
                return None;
            }
            let position = loaded.code.lines.position(offset as u32);
            let line = position.map_or(loaded.code.first_line, |position| position.line);
            Some((loaded.code.filename.to_string(), line))
        })
    }

    /// Whether this is a generator or async generator that stands at a yield, with cleanup to run.
    fn is_open(&self, value: Value) -> bool {
        value.as_gc::<Frame>().is_some_and(|frame| {
            let frame = self.heap.get(frame);
            let is_generator = frame.header.shape != Builtin::Coroutine.shape();
            frame.state == FrameState::Suspended && is_generator || frame.is_known()
        }) && self.would_show(value)
    }

    /// Whether an open generator may die with this: it is one, or a future whose exception keeps one alive.
    fn may_hold_open(&self, value: Value) -> bool {
        let future = value.as_gc::<Future>().map(|future| self.heap.get(future));
        self.is_open(value)
            || future
                .is_some_and(|future| future.state() == FutureState::Failed && self.keeps_open(future.value))
    }

    /// Whether an open generator may die with a future that the loop is done with, as its exception keeps it alive.
    #[inline]
    pub(crate) fn may_end_open(&self, future: Gc<Future>) -> bool {
        self.watched > 0 && self.keeps_open(self.heap.get(future).value)
    }

    /// The same for the variables around the function of a callback, which has been called for the last time.
    #[inline]
    pub(crate) fn may_end_open_with(&self, callback: Value) -> bool {
        self.watched > 0 && self.closure_of(callback).any(|value| self.may_hold_open(value))
    }

    /// The variables around the function that an entry of the ready queue calls.
    fn closure_of(&self, callback: Value) -> impl Iterator<Item = Value> {
        let function = self.as_tuple(callback).and_then(|parts| parts.first());
        let function = function.and_then(|function| function.as_gc::<Function>());
        let closure = function.and_then(|function| self.as_tuple(self.heap.get(function).closure));
        let cells = closure.unwrap_or_default().iter();
        cells.filter_map(|cell| Some(self.heap.get(cell.as_gc::<Cell>()?).contents))
    }

    /// Whether the traceback of this exception, or of one that it came from, keeps an open generator alive.
    fn keeps_open(&self, exception: Value) -> bool {
        let mut next = exception;
        let mut left = KEPT;
        while let Some(exception) = next.as_gc::<Exception>()
            && left > 0
        {
            let exception = self.heap.get(exception);
            let mut lists: Vec<Gc<List>> = exception.locals.into_iter().collect();
            while let Some(list) = lists.pop() {
                for value in self.heap.get(list).items.iter().take(left) {
                    if self.is_open(*value) {
                        return true;
                    }
                    left -= 1;
                    lists.extend(value.as_gc::<List>());
                }
            }
            left = left.saturating_sub(1);
            next = exception.context;
        }
        false
    }

    /// Whether something would run if this listed object died now.
    fn would_show(&self, value: Value) -> bool {
        let Some(frame) = value.as_gc::<Frame>() else {
            return is_watched(&self.heap, value);
        };
        let frame = self.heap.get(frame);
        let Some(code) = frame.links.code else {
            return false;
        };
        let code = self.heap.get(code);
        let pc = Pc::at(frame.links.pc);
        let at = pc.offset_in(code.entry);
        let mut handlers = code.code.handlers.iter();
        // The loop closes async generators in tasks, which shows.
        let is_async = frame.header.shape == Builtin::AsyncGenerator.shape();
        frame.is_known()
            || matches!(frame.state, FrameState::Suspended | FrameState::Running)
                && (is_async
                    || pc.op() == Op::YieldFrom
                    || handlers.any(|handler| handler.start <= at && at < handler.end))
    }
}

impl Vm {
    /// Finalises what died, if that would show, before the instruction after the one at `state`.
    pub(super) fn release(&mut self, state: State) -> Flow {
        // What the loops and handlers of the library leave behind, scripts hold or have never seen.
        let code = self.cx.heap.get(state.base.code());
        self.release_if(!code.code.filename.starts_with(LIBRARY), state)
    }

    /// Goes on behind the instruction at `state`, after a look at the heap when something `is_seen` to have gone.
    fn release_if(&mut self, is_seen: bool, state: State) -> Flow {
        state.base.set_pc(state.pc);
        let next = State {
            pc: state.pc.advance(state.pc.op().row().words),
            ..state
        };
        if !is_seen || !self.cx.is_release_due() || !self.may_release() {
            return Flow::Next(next);
        }
        self.look_at_heap(state.base, true);
        self.finalize_before(next)
    }

    /// Goes on at `next` when the finalizers that wait have run.
    fn finalize_before(&mut self, next: State) -> Flow {
        match self.has_finalizers() {
            true => self.run_finalizers(next),
            false => Flow::Next(next),
        }
    }

    /// The value of an expression statement is dropped, or the exception that a handler dealt with: when it has a
    /// `__del__`, or kept an open generator alive, the heap is looked at.
    pub(super) fn discard(&mut self, state: State) -> Flow {
        let (word, base) = state.parts();
        let value = base.get(a(word));
        let is_seen = value.is_object()
            && (self.cx.may_hold_open(value)
                || self.cx.keeps_open(value)
                || self.cx.dunder(value, self.cx.names.del).is_some());
        self.release_if(is_seen, state)
    }

    /// A variable gets the result of a call: when it referred to an open generator, the heap is looked at.
    pub(super) fn rebind(&mut self, state: State) -> Flow {
        let (word, base) = state.parts();
        let old = base.get(a(word));
        base.set(a(word), base.get(b(word)));
        self.release_if(self.cx.may_hold_open(old), state)
    }

    /// An awaited coroutine has returned `value` to the instruction at `state`: when a variable of its `frame` referred
    /// to an open generator, the heap is looked at.
    pub(super) fn release_after_await(&mut self, frame: Gc<Frame>, value: Value, state: State) -> Flow {
        let (word, base) = state.parts();
        let next = State {
            pc: state.pc.advance(Op::Await.row().words),
            ..state
        };
        let is_seen = self.cx.watched > 0 && self.drops_open(frame);
        if is_seen {
            self.forget_variables(frame);
        }
        let looks = is_seen && self.cx.is_release_due() && self.may_release();
        if looks {
            // For the look this instruction has not written its register yet.
            self.pinned.push(value);
            self.look_at_heap(base, true);
            self.pinned.pop();
        }
        base.set(a(word), value);
        match looks {
            true => self.finalize_before(next),
            false => Flow::Next(next),
        }
    }

    /// A generator or coroutine has returned `value` to a native or a loop: when a variable of its `frame` referred to
    /// an open async generator, that may be closed.
    #[cold]
    pub(super) fn close_dropped_with(&mut self, frame: Gc<Frame>, base: Base, value: Value) {
        if self.drops_open(frame) {
            self.forget_variables(frame);
            self.close_dropped(base, value);
        }
    }

    /// The variables of a frame that has ended go.
    fn forget_variables(&mut self, frame: Gc<Frame>) {
        let base = super::suspend::registers(frame);
        base.clear(0, usize::from(self.cx.heap.get(base.code()).registers));
    }

    /// Whether the end of an awaited frame may show: exceptions keep it, or an open generator may die with it.
    #[cold]
    pub(super) fn is_end_seen(&self, frame: Gc<Frame>) -> bool {
        self.cx.heap.get(frame).header.flags & Frame::HANDLED_SHARED != 0 || self.drops_open(frame)
    }

    /// Whether an open generator may die with the variables of a frame.
    #[cold]
    pub(super) fn drops_open(&self, frame: Gc<Frame>) -> bool {
        let base = super::suspend::registers(frame);
        let count = self.cx.heap.get(base.code()).local_names.len();
        let mut variables = base.slice(0, count).iter();
        variables.any(|value| self.cx.may_hold_open(*value))
    }

    /// What comes up in a step of a task is kept until the step ends.
    #[cold]
    pub(super) fn note_thrown_into_task(&mut self, exception: Value) {
        if let Some(raised) = exception.as_gc::<Exception>() {
            self.cx.heap.get_mut(raised).header.flags |= Exception::OF_FUTURE;
        }
        if self.cx.watched > 0 && self.cx.event_loop.current_task.is_some() {
            self.cx.event_loop.thrown = Some(exception);
        }
    }

    /// A step of a task has ended that something was thrown into: what that kept alive may die.
    #[cold]
    pub(super) fn forget_thrown(&mut self, base: Base) {
        let thrown = self.cx.event_loop.thrown.take().unwrap_or(Value::NONE);
        if self.cx.keeps_open(thrown) {
            match self.cx.event_loop.thrown_is_held {
                true => self.close_dropped_between_steps(base),
                false => self.close_dropped(base, Value::NONE),
            }
        }
    }

    /// Async generators that died with an entry of the ready queue are handed to the loop, in the context around it.
    #[cold]
    pub(super) fn close_dropped_between_steps(&mut self, base: Base) {
        self.cx.context = self.cx.event_loop.outer_context.unwrap_or(self.cx.context);
        self.close_dropped(base, Value::NONE);
    }

    /// A step of a task ended with `value`: async generators that it alone held are handed to the loop before
    /// anybody hears of its end.
    pub(super) fn close_dropped(&mut self, base: Base, value: Value) {
        let mut begun = self.cx.event_loop.async_generators.values();
        let any_open = begun.any(|begun| self.cx.heap.get(begun.generator).is_closed_by_loop());
        if !any_open || !self.may_release() {
            return;
        }
        // Nothing else keeps the value alive yet.
        self.pinned.push(value);
        self.look_at_heap(base, true);
        self.pinned.pop();
        let mut others = Vec::new();
        while let Some((value, reference)) = self.cx.finalizers.pop() {
            let generator = value.as_gc::<Frame>();
            let generator = generator.filter(|frame| self.cx.heap.get(*frame).is_closed_by_loop());
            match generator {
                Some(generator)
                    if reference.is_undef()
                        && self.cx.finalizers.len() >= self.owned_finalizers
                        && (self.cx.loop_hooks.async_generator_died)(&mut self.cx, generator) => {}
                _ => others.push((value, reference)),
            }
        }
        others.reverse();
        if others.len() > self.owned_finalizers {
            self.cx.heap.request_safepoint();
        }
        self.cx.finalizers = others;
    }

    /// Collects garbage, all of it or (`keep_cycles`) only what counting references would have freed, where scripts
    /// see what died: nothing that was left behind keeps an object alive. Returns how many objects
    /// were on cycles, which is known only of a whole collection.
    pub(super) fn look_at_heap(&mut self, base: Base, keep_cycles: bool) -> usize {
        self.cx.request.callee = None;
        self.cx.request.args.clear();
        self.cx.request.keywords = None;
        self.cx.request.kept.clear();
        self.clear_dead_registers(base);
        self.unreachable = (!keep_cycles).then_some(0);
        self.collect_garbage(base, keep_cycles);
        self.unreachable.take().unwrap_or(0)
    }

    /// Whether a weak reference that is followed may have the heap looked at: always in the beginning, later as
    /// often as the heap is worth. Programs that follow few see what counting references would show them.
    pub(super) fn may_release(&mut self) -> bool {
        if self.free_releases > 0 {
            self.free_releases -= 1;
            return true;
        }
        self.skipped_releases += 1;
        let due = self.skipped_releases >= self.cx.heap.bytes() / RELEASE_BYTES;
        if due {
            self.skipped_releases = 0;
        }
        due
    }

    /// Runs what the last collection left to be finalised, then goes on at `state`.
    pub(super) fn run_finalizers(&mut self, state: State) -> Flow {
        state.base.set_pc(state.pc);
        let base = self.push_finalizers(state.base, GO_ON, Value::NONE);
        let pending = self.next_finalizer(base);
        self.settle_pending(pending)
    }

    /// Runs what the last collection left to be finalised, then hands `answer` to the frame that asked for the
    /// collection.
    pub(super) fn finalize_then_return(&mut self, asker: Base, answer: Value) -> Pending {
        let base = self.push_finalizers(asker, RETURN, answer);
        self.next_finalizer(base)
    }

    /// Whether there are finalisers that no frame on the stack is about to run.
    pub(super) fn has_finalizers(&self) -> bool {
        self.cx.finalizers.len() > self.owned_finalizers || !self.cx.event_loop.deferred.is_empty()
    }

    /// Makes the frame that runs them.
    fn push_finalizers(&mut self, below: Base, then: u32, answer: Value) -> Base {
        let owned = Value::small_int(self.owned_finalizers as i64);
        self.push_native(below, &FINALIZED, then, &[self.cx.handled, owned, answer])
    }

    /// Prepares to run the finalisers of everything that is left, and to report coroutines that were never awaited,
    /// oldest first, as the end of a program does.
    /// Whether there are any.
    pub(crate) fn start_final_finalizers(&mut self) -> bool {
        let (due, rest) = std::mem::take(&mut self.cx.finalizable)
            .into_iter()
            .partition(|value| self.cx.would_show(*value) || self.cx.is_unawaited(*value));
        self.cx.finalizable = rest;
        self.cx.watched = 0;
        let due: Vec<Value> = due;
        self.cx
            .finalizers
            .extend(due.into_iter().rev().map(|value| (value, Value::UNDEF)));
        if self.cx.finalizers.is_empty() && self.cx.event_loop.deferred.is_empty() {
            return false;
        }
        self.begin(|vm, bottom| {
            vm.owned_finalizers = 0;
            vm.finalize_then_return(bottom, Value::NONE)
        });
        true
    }

    /// Begins the next finaliser on behalf of the native frame `base`; after the last, the frame below goes on.
    pub(super) fn next_finalizer(&mut self, base: Base) -> Pending {
        let owned = base.get(2).as_inline_int().expect("a count") as usize;
        if let Some(outcome) = self.next_deferred() {
            return Pending::Outcome(base, outcome);
        }
        while self.cx.finalizers.len() > owned
            && let Some((value, reference)) = self.cx.finalizers.pop()
        {
            // What dies while this one runs is finalised at once, the others of this frame after it.
            self.owned_finalizers = self.cx.finalizers.len();
            let outcome = if reference.is_undef() {
                self.finalizer_of(value)
            } else {
                Some(self.cx.call(value, &[reference], &CLOSED, CALLBACK, &[value]))
            };
            if let Some(outcome) = outcome {
                return Pending::Outcome(base, outcome);
            }
        }
        self.owned_finalizers = owned;
        self.cx.handled = base.get(1);
        let caller = base.caller();
        if !goes_on_below(base) {
            return Pending::Outcome(caller, Ok(Outcome::Return(base.get(3))));
        }
        Pending::Flow(Flow::Next(State {
            pc: caller.pc(),
            base: caller,
        }))
    }

    /// Makes the next call that a native owes to a script.
    fn next_deferred(&mut self) -> Option<Result<Outcome, Raise>> {
        let deferred = &mut self.cx.event_loop.deferred;
        let (function, arguments) = deferred.pop_front()?;
        // Until this one has returned the others must wait: their order counts.
        let mut kept = vec![function];
        kept.extend(
            deferred
                .drain(..)
                .flat_map(|(function, arguments)| [function, arguments]),
        );
        let arguments = self
            .cx
            .as_tuple(arguments)
            .map(<[Value]>::to_vec)
            .unwrap_or_default();
        Some(self.cx.call(function, &arguments, &DEFERRED, OWED, &kept))
    }

    /// What must run for an object that died: `__del__`, the close of a generator; a coroutine that was never
    /// awaited is reported.
    fn finalizer_of(&mut self, value: Value) -> Option<Result<Outcome, Raise>> {
        if let Some(future) = value.as_gc::<Future>() {
            (self.cx.loop_hooks.finalize)(&mut self.cx, future);
            return None;
        }
        if let Some(coroutine) = value.as_gc::<NativeCoroutine>() {
            let (name, maker) = (
                self.cx.heap.get(coroutine).row.name,
                self.cx.heap.get(coroutine).maker(),
            );
            return self.warn_unawaited(value, &format!("coroutine '{name}'"), maker);
        }
        if let Some(step) = value.as_gc::<AsyncGenStep>() {
            let (step, generator) = (self.cx.heap.get(step), self.cx.heap.get(step).generator);
            let (method, maker) = (step.method(), step.maker);
            let name = self.qualified_name(generator);
            return self.warn_unawaited(value, &format!("coroutine method '{method}' of '{name}'"), maker);
        }
        if let Some(frame) = value.as_gc::<Frame>() {
            let object = self.cx.heap.get(frame);
            let (state, quiet, shape) = (object.state, object.is_quiet, object.header.shape);
            let is_closed_by_loop = object.is_closed_by_loop();
            return match state {
                FrameState::Created if shape == Builtin::Coroutine.shape() && !quiet => {
                    self.cx.heap.get_mut(frame).is_quiet = true;
                    self.report_never_awaited(frame)
                }
                _ if is_closed_by_loop => {
                    if (self.cx.loop_hooks.async_generator_died)(&mut self.cx, frame) {
                        return None;
                    }
                    self.cx.request.prelude = "close_dropped";
                    let args = [value];
                    Some(
                        self.cx
                            .ask(Outcome::Prelude, Value::NONE, &args, Some(&CLOSED), ASYNC, &args),
                    )
                }
                FrameState::Suspended if object.is_root() => {
                    let class = self.cx.types.get(Builtin::GeneratorExit);
                    let exit = self.cx.new_exception(class, &[]).value();
                    Some(
                        self.cx
                            .ask(Outcome::Throw, value, &[exit], Some(&CLOSED), GENERATOR, &[value]),
                    )
                }
                _ => None,
            };
        }
        let name = self.cx.names.del;
        let method = self.cx.dunder(value, name)?;
        Some(super::operators::call_method(
            &mut self.cx,
            method,
            value,
            &[],
            Some(&CLOSED),
            METHOD,
            &[method],
        ))
    }

    /// The RuntimeWarning for a coroutine that was dropped before its first step.
    pub(crate) fn report_never_awaited(&mut self, frame: Gc<Frame>) -> Option<Result<Outcome, Raise>> {
        // What a coroutine of the machine's own would have awaited is reported itself.
        let code = self.cx.heap.get(frame).links.code?;
        if self.cx.heap.get(code).code.is_of_prelude() {
            return None;
        }
        let what = format!("coroutine '{}'", self.qualified_name(frame));
        let made_at = self.cx.heap.get(frame).outer_root.addr();
        self.warn_unawaited(frame.value(), &what, made_at)
    }

    fn qualified_name(&self, frame: Gc<Frame>) -> String {
        let function = self.cx.heap.get(frame).links.function.as_gc::<Function>();
        let name = function.map(|function| self.cx.heap.text(self.cx.heap.get(function).qualname));
        name.unwrap_or("?").to_owned()
    }

    /// What follows the warning of a coroutine whose making was noted.
    fn tell_origin(&self, coroutine: Value) -> String {
        let Some(origin) = self.cx.origins.of(coroutine) else {
            return String::new();
        };
        let calls: String = origin
            .iter()
            .rev()
            .map(|place| {
                origins::describe(&place.filename, place.line, &place.name, |filename, line| {
                    self.cx.source_line(filename, line)
                })
            })
            .collect();
        format!(
            "\nCoroutine created at (most recent call last)\n{}",
            calls.trim_end()
        )
    }

    /// Has the `warnings` module warn of a coroutine, where the script uses it; otherwise prints the warning.
    fn warn_unawaited(
        &mut self,
        coroutine: Value,
        what: &str,
        made_at: usize,
    ) -> Option<Result<Outcome, Raise>> {
        let (filename, line) = self.cx.place_of(made_at).unwrap_or(("sys".to_owned(), 1));
        let origin = self.tell_origin(coroutine);
        let message = format!("{what} was never awaited{origin}");
        if (self.hooks.are_warnings_filtered)(&mut self.cx) {
            let args = [
                self.cx.types.get(Builtin::RuntimeWarning).value(),
                self.cx.new_str(&message),
                self.cx.new_str(&filename),
                Value::small_int(i64::from(line)),
            ];
            self.cx.request.prelude = "warn_at";
            return Some(self.cx.ask(
                Outcome::Prelude,
                Value::NONE,
                &args,
                Some(&CLOSED),
                UNAWAITED,
                &[coroutine],
            ));
        }
        let mut text = format!("{filename}:{line}: RuntimeWarning: {message}\n");
        if let Some(source) = self.cx.source_line(&filename, line) {
            text.push_str(&format!("  {}\n", source.trim()));
        }
        self.warn(&text);
        None
    }

    fn warn(&mut self, text: &str) {
        if let Some(console) = &mut self.cx.host.console {
            // A closed stderr cannot be reported anywhere.
            let _ = console.write(crate::host::Stream::Err, &to_shown_bytes(text));
        }
    }
}

/// Whether a script sees at once when this listed object dies. Futures and coroutines are only reported.
pub(super) fn is_watched(heap: &Heap, value: Value) -> bool {
    match value.as_gc::<Frame>() {
        Some(frame) => heap.get(frame).header.shape != Builtin::Coroutine.shape(),
        None => {
            !value.is_kind::<Future>()
                && !value.is_kind::<NativeCoroutine>()
                && !value.is_kind::<AsyncGenStep>()
        }
    }
}

/// Whether anything is to be done for a dead object that was listed: most have come to their end since.
pub(super) fn needs_finalizer(marked: &Marked<'_>, value: Value) -> bool {
    if let Some(frame) = value.as_gc::<Frame>() {
        let object = marked.get(frame);
        return match object.state {
            FrameState::Finished => false,
            FrameState::Created => !object.is_quiet || object.is_known(),
            FrameState::Suspended | FrameState::Running => true,
        };
    }
    if let Some(coroutine) = value.as_gc::<NativeCoroutine>() {
        return marked.get(coroutine).state == 0;
    }
    if let Some(step) = value.as_gc::<AsyncGenStep>() {
        return marked.get(step).is_unawaited();
    }
    match value.as_gc::<Future>() {
        Some(future) => marked.get(future).is_unretrieved() || !marked.get(future).is_done(),
        None => true,
    }
}

/// What the frame below finalisers does after them: goes on at its pc, or gets the answer to its question.
const GO_ON: u32 = 0;
const RETURN: u32 = 1;

/// Whether these are finalisers between two instructions: the frame below stands before its instruction, not at it.
pub(super) fn goes_on_below(base: Base) -> bool {
    base.is_native()
        && std::ptr::eq(base.then(), &FINALIZED)
        && base.links().function.is(Value::small_int(i64::from(GO_ON)))
}

/// The frame under which finalisers run; what they return goes nowhere.
pub(super) static FINALIZED: Then = Then {
    name: "vm.finalized",
    resume: |_, _, _| unreachable!("settle handles this frame itself"),
    catches: true,
};

/// A finaliser ended. Its exceptions cannot go anywhere: they are reported and dropped.
static CLOSED: Then = Then {
    name: "vm.finalizer_closed",
    resume: |cx, kept, resumed| {
        let exception = match resumed {
            Resumed::Raised(exception) => {
                let is_expected = kept.state == GENERATOR
                    && (cx.is_instance(exception, Builtin::GeneratorExit)
                        || cx.is_instance(exception, Builtin::StopIteration));
                if is_expected {
                    return done(Value::NONE);
                }
                exception
            }
            Resumed::Value(_) if kept.state == GENERATOR => {
                let kind = cx.type_name(kept.values[0]);
                let message = cx.new_str(&format!("{kind} ignored GeneratorExit"));
                let class = cx.types.get(Builtin::RuntimeError);
                cx.new_exception(class, &[message]).value()
            }
            Resumed::Value(_) => return done(Value::NONE),
        };
        let what = cx.new_str(match kept.state {
            METHOD => "calling deallocator",
            GENERATOR | ASYNC => "closing generator",
            CALLBACK => "calling weakref callback",
            OWED => "calling a method of an event loop",
            _ => "finalizing coroutine",
        });
        let subject = kept.values[0];
        cx.request.prelude = "report_unraisable";
        let args = [exception, what, subject];
        cx.ask(Outcome::Prelude, Value::NONE, &args, Some(&REPORTED), 0, &[])
    },
    catches: true,
};

/// What the exception of a finaliser came from.
const METHOD: u32 = 0;
const GENERATOR: u32 = 1;
const CALLBACK: u32 = 2;
const UNAWAITED: u32 = 3;
const OWED: u32 = 4;
const ASYNC: u32 = 5;

/// A call that was owed ended; those that waited for it are next.
static DEFERRED: Then = Then {
    name: "vm.deferred",
    resume: |cx, kept, resumed| {
        for pair in kept.values[1..].chunks_exact(2).rev() {
            cx.event_loop.deferred.push_front((pair[0], pair[1]));
        }
        (CLOSED.resume)(cx, kept, resumed)
    },
    catches: true,
};

/// The exception of a finaliser was given to `sys.unraisablehook`; what happens to that is of no more interest.
static REPORTED: Then = Then {
    name: "vm.unraisable_reported",
    resume: |_, _, _| done(Value::NONE),
    catches: true,
};
