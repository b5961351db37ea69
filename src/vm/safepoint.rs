//! Safepoints: calls and back edges, where the machine may collect, stop, or be interrupted.

use super::machine::{Flow, Standing, State, Stop, Vm};
use super::registers::Base;
use super::settle::Pending;
use crate::heap::{Gc, Heap, HeapOptions, Marked, Tracer, Value};
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::frame::{Frame, FrameState};
use crate::objects::function::Function;
use crate::objects::future::Future;
use crate::objects::kinds::KINDS;
use crate::objects::outcome::{Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

/// Once its free looks are used up, a program may have the heap looked at once for so many bytes in it and weak
/// references followed.
const RELEASE_BYTES: usize = 1 << 10;

/// How many times a program may have the heap looked at before it must save up for it.
pub(super) const FREE_RELEASES: u32 = 1000;

/// How much fuel is handed out at once: so often the handlers are left, whatever happens.
const SLICE: i64 = 1 << 10;

impl Vm {
    /// The fuel word went below zero: find out why, and go on or stop.
    #[cold]
    #[inline(never)]
    pub(super) fn safepoint(&mut self, state: State) -> Flow {
        state.base.set_pc(state.pc);
        if self.cx.heap.wants_collection() || self.stress_gc {
            self.collect(state.base);
        }
        if !self.cx.finalizers.is_empty()
            && let Some(flow) = self.run_finalizers(state)
        {
            return flow;
        }
        if self.cx.heap.is_over_limit() {
            let raise = self.cx.raise_with(Builtin::MemoryError, &[]);
            return self.settle(state.base, Err(raise));
        }
        if self.take_interrupt() && !(self.cx.loop_hooks.interrupted)(&mut self.cx) {
            let raise = self.cx.raise_with(Builtin::KeyboardInterrupt, &[]);
            return self.settle(state.base, Err(raise));
        }
        if !self.refill_fuel() {
            self.standing = Standing::At(state);
            self.stop = Some(Stop::OutOfFuel);
            return Flow::Halt;
        }
        Flow::Next(state)
    }

    /// Runs what the last collection left to be finalised, then goes on at `state`.
    pub(super) fn run_finalizers(&mut self, state: State) -> Option<Flow> {
        let base = self.push_native(state.base, &FINALIZED, 0, &[self.cx.handled]);
        // The frame goes on where it stood once the last finaliser is done.
        let pending = self.next_finalizer(base);
        Some(self.settle_pending(pending))
    }

    /// Begins the next finaliser on behalf of the native frame `base`; after the last, the frame below goes
    /// on at its pc.
    pub(super) fn next_finalizer(&mut self, base: Base) -> Pending {
        while let Some((value, reference)) = self.cx.finalizers.pop() {
            let outcome = if reference.is_undef() {
                self.finalizer_of(value)
            } else {
                Some(self.cx.call(value, &[reference], &CLOSED, CALLBACK, &[value]))
            };
            if let Some(outcome) = outcome {
                return Pending::Outcome(base, outcome);
            }
        }
        self.cx.handled = base.get(1);
        let caller = base.caller();
        Pending::Flow(Flow::Next(State {
            pc: caller.pc(),
            base: caller,
        }))
    }

    /// What must run for an object that died: `__del__`, the close of a generator; a coroutine that was never
    /// awaited is reported.
    fn finalizer_of(&mut self, value: Value) -> Option<Result<Outcome, Raise>> {
        if let Some(future) = value.as_gc::<Future>() {
            (self.cx.loop_hooks.finalize)(&mut self.cx, future);
            return None;
        }
        if let Some(coroutine) = value.as_gc::<NativeCoroutine>() {
            let name = self.cx.heap.get(coroutine).row.name;
            return self.warn_unawaited(value, name, "sys", 1);
        }
        if let Some(frame) = value.as_gc::<Frame>() {
            let object = self.cx.heap.get(frame);
            let (state, quiet, shape) = (object.state, object.is_quiet, object.header.shape);
            return match state {
                FrameState::Created if shape == Builtin::Coroutine.shape() && !quiet => {
                    self.cx.heap.get_mut(frame).is_quiet = true;
                    self.report_never_awaited(frame)
                }
                FrameState::Suspended if shape == Builtin::AsyncGenerator.shape() => {
                    (self.cx.loop_hooks.async_generator_died)(&mut self.cx, frame);
                    None
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
        let function = self.cx.heap.get(frame).links.function;
        let name = function
            .as_gc::<Function>()
            .map_or("?", |function| {
                self.cx.heap.text(self.cx.heap.get(function).qualname)
            })
            .to_owned();
        let code = self.cx.heap.get(frame).links.code;
        let (filename, line) = code.map_or((String::new(), 0), |code| {
            let code = &self.cx.heap.get(code).code;
            (code.filename.to_string(), code.first_line)
        });
        self.warn_unawaited(frame.value(), &name, &filename, line)
    }

    /// Has the `warnings` module warn of a coroutine, where the script uses it; otherwise prints the warning.
    fn warn_unawaited(
        &mut self,
        coroutine: Value,
        name: &str,
        filename: &str,
        line: u32,
    ) -> Option<Result<Outcome, Raise>> {
        let message = format!("coroutine '{name}' was never awaited");
        if (self.hooks.are_warnings_filtered)(&mut self.cx) {
            let args = [
                self.cx.types.get(Builtin::RuntimeWarning).value(),
                self.cx.new_str(&message),
                self.cx.new_str(filename),
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
        self.warn(&format!("{filename}:{line}: RuntimeWarning: {message}\n"));
        None
    }

    fn warn(&mut self, text: &str) {
        if let Some(console) = &mut self.cx.host.console {
            // A closed stderr cannot be reported anywhere.
            let _ = console.write(crate::host::Stream::Err, text.as_bytes());
        }
    }

    /// A safepoint of the event loop itself; false when the machine must stop (fuel), with `keep` safe.
    pub(super) fn poll_loop(&mut self, base: Base, keep: &[Value]) -> bool {
        if self.cx.heap.wants_collection() || self.stress_gc {
            let pinned = self.pinned.len();
            self.pinned.extend_from_slice(keep);
            self.collect(base);
            self.pinned.truncate(pinned);
        }
        // The loop always takes the step it has begun; running dry shows at the next bytecode safepoint.
        if !self.refill_fuel() {
            self.cx.heap.fuel = 0;
        }
        true
    }

    /// Takes back the fuel that was held back, up to a slice; false when there is none left.
    pub(super) fn refill_fuel(&mut self) -> bool {
        let whole = self.cx.heap.fuel + std::mem::take(&mut self.cx.heap.fuel_held_back);
        // Under stress every safepoint comes here again.
        let slice = if self.stress_gc { 0 } else { SLICE };
        self.cx.heap.fuel = whole.min(slice);
        self.cx.heap.fuel_held_back = whole - self.cx.heap.fuel;
        whole >= 0
    }

    /// Collects garbage; `base` is the innermost frame. Returns how many bytes were freed.
    pub(super) fn collect(&mut self, base: Base) -> usize {
        self.collect_garbage(base, false)
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

    /// Collects garbage, all of it or (`keep_cycles`) only what counting references would have freed. Returns
    /// how many bytes were freed.
    pub(super) fn collect_garbage(&mut self, base: Base, keep_cycles: bool) -> usize {
        let before = self.cx.heap.bytes();
        let top = self.top_of(base);
        self.clear_above(top);
        // It holds methods and names that may die now.
        self.shape_caches.fill(None);
        let mut heap = std::mem::replace(&mut self.cx.heap, Heap::new(KINDS, HeapOptions::default()));
        let mut interner = std::mem::take(&mut self.cx.interner);
        let mut identities = std::mem::take(&mut self.cx.identities);
        let mut frame_names = std::mem::take(&mut self.cx.frame_names);
        let mut finalizable = std::mem::take(&mut self.cx.finalizable);
        let mut weak = std::mem::take(&mut self.cx.weak_references);
        let mut generators = std::mem::take(&mut self.cx.event_loop.async_generators);
        let mut dead = Vec::new();
        let mut callbacks = Vec::new();
        let names: Vec<Value> = frame_names.values().copied().collect();
        let roots = |tracer: &mut Tracer<'_>| {
            self.cx.trace(tracer);
            tracer.gc(self.construct_code);
            tracer.option(self.prelude);
            tracer.values(&self.pinned);
            tracer.values(&names);
            trace_frames(base, tracer);
            self.threads.iter().for_each(|thread| thread.trace(tracer));
            if !self.root.is_null() {
                tracer.gc(self.root.frame());
            }
        };
        #[allow(unsafe_code)]
        // SAFETY: the roots are every frame from the innermost out, the context, the prelude and what the
        // host pinned; natives are not running, so no value lives anywhere else.
        unsafe {
            heap.collect(roots, |marked| {
                if keep_cycles {
                    marked.revive_cycles();
                }
                finalizable.retain(|value| {
                    if let Some(frame) = value.as_gc::<Frame>() {
                        let frame = marked.get(frame);
                        if frame.state == FrameState::Finished {
                            return false;
                        }
                    }
                    let alive = marked.is_alive(*value);
                    if !alive && needs_finalizer(marked, *value) {
                        dead.push(*value);
                    }
                    alive
                });
                for reference in &weak {
                    let (target, callback) = (marked.get(*reference).target, marked.get(*reference).callback);
                    if marked.is_alive(target) || target.is_undef() {
                        continue;
                    }
                    marked.get_mut(*reference).target = Value::UNDEF;
                    if marked.is_alive(reference.value()) && !callback.is_none() {
                        callbacks.push((callback, reference.value()));
                    }
                }
                for value in &dead {
                    marked.revive(*value);
                }
                generators.retain(|generator| marked.is_alive(generator.value()));
                weak.retain(|reference| marked.is_alive(reference.value()));
                identities.retain(|bits, _| marked.is_alive(Value::from_object_bits(*bits)));
                frame_names.retain(|bits, _| marked.is_alive(Value::from_object_bits(*bits)));
                interner.sweep(marked);
            });
        }
        self.cx.heap = heap;
        self.cx.interner = interner;
        self.cx.identities = identities;
        self.cx.frame_names = frame_names;
        self.cx.finalizable.append(&mut finalizable);
        self.cx.weak_references = weak;
        self.cx.event_loop.async_generators = generators;
        // Taken from the end: `__del__` runs before the callbacks of weak references, as without cycles in CPython.
        self.cx.finalizers.extend(callbacks);
        self.cx
            .finalizers
            .extend(dead.into_iter().map(|value| (value, Value::UNDEF)));
        if self.stress_gc {
            self.cx.heap.verify();
        }
        before.saturating_sub(self.cx.heap.bytes())
    }
}

/// Whether anything is to be done for a dead object that was listed: most have come to their end since.
fn needs_finalizer(marked: &Marked<'_>, value: Value) -> bool {
    if let Some(frame) = value.as_gc::<Frame>() {
        let object = marked.get(frame);
        return match object.state {
            FrameState::Finished => false,
            FrameState::Created => !object.is_quiet,
            FrameState::Suspended | FrameState::Running => true,
        };
    }
    if let Some(coroutine) = value.as_gc::<NativeCoroutine>() {
        return marked.get(coroutine).state == 0;
    }
    match value.as_gc::<Future>() {
        Some(future) => marked.get(future).is_unretrieved || !marked.get(future).is_done(),
        None => true,
    }
}

/// Visits every value of every frame from `base` out.
pub(super) fn trace_frames(mut base: Base, tracer: &mut Tracer<'_>) {
    while !base.is_null() {
        let links = base.links();
        match links.code {
            None => {
                let kept = base
                    .get(0)
                    .as_inline_int()
                    .expect("native frames count what they keep") as usize;
                tracer.values(base.slice(1, kept));
            }
            Some(code) => {
                tracer.gc(code);
                tracer.value(links.function);
                if code_is_suspendable(code) {
                    tracer.gc(base.frame());
                } else {
                    tracer.values(base.slice(0, code_registers(code)));
                }
            }
        }
        base = base.caller();
    }
}

#[allow(unsafe_code)]
fn code_is_suspendable(code: Gc<crate::objects::code::CodeObject>) -> bool {
    // SAFETY: the code of a live frame is live; during a collection the heap itself is out of reach here.
    unsafe { (*code.as_ptr()).suspendable }
}

#[allow(unsafe_code)]
fn code_registers(code: Gc<crate::objects::code::CodeObject>) -> usize {
    // SAFETY: as above.
    usize::from(unsafe { (*code.as_ptr()).registers })
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
            GENERATOR => "closing generator",
            CALLBACK => "calling weakref callback",
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

/// The exception of a finaliser was given to `sys.unraisablehook`; what happens to that is of no more interest.
static REPORTED: Then = Then {
    name: "vm.unraisable_reported",
    resume: |_, _, _| done(Value::NONE),
    catches: true,
};
