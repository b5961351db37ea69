//! Safepoints: calls and back edges, where the machine may collect, stop, or be interrupted.

use hashbrown::HashMap;

use super::finalize::{is_watched, needs_finalizer};
use super::machine::{Flow, Standing, State, Stop, Vm};
use super::registers::Base;
use crate::heap::{Gc, Heap, HeapOptions, Marked, Object, Tracer, Value};
use crate::objects::frame::{Frame, FrameState};
use crate::objects::kinds::{KINDS, is_container};
use crate::objects::sequence::{List, Tuple};
use crate::objects::types::Builtin;
use crate::objects::weakref::WeakRef;

/// How much fuel is handed out at once: so often the handlers are left, whatever happens.
const SLICE: i64 = 1 << 10;

impl Vm {
    /// The fuel word went below zero: find out why, and go on or stop.
    #[cold]
    #[inline(never)]
    pub(super) fn safepoint(&mut self, state: State) -> Flow {
        state.base.set_pc(state.pc);
        if self.stress_gc {
            self.clear_dead_around(state.base);
        }
        if self.cx.heap.wants_collection() || self.stress_gc {
            self.collect(state.base);
        }
        if self.has_finalizers() {
            return self.run_finalizers(state);
        }
        if self.cx.heap.is_over_limit() {
            let raise = self.cx.raise_with(Builtin::MemoryError, &[]);
            return self.settle(state.base, Err(raise));
        }
        if self.take_interrupt() && !(self.cx.loop_hooks.interrupted)(&mut self.cx) {
            let raise = self.interruption();
            return self.settle(state.base, Err(raise));
        }
        self.cx.work.forget();
        if !self.refill_fuel() {
            self.standing = Standing::At(state);
            self.stop = Some(Stop::OutOfFuel);
            return Flow::Halt;
        }
        Flow::Next(state)
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
        self.refill_fuel();
        true
    }

    /// Takes back the fuel that was held back, up to a slice; false when there is none left.
    pub(super) fn refill_fuel(&mut self) -> bool {
        let whole = self.cx.heap.fuel.get() + std::mem::take(&mut self.cx.heap.fuel_held_back);
        // Under stress every safepoint comes here again.
        let slice = if self.stress_gc { 0 } else { SLICE };
        self.cx.heap.fuel.set(whole.min(slice));
        self.cx.heap.fuel_held_back = whole - self.cx.heap.fuel.get();
        whole >= 0
    }

    /// Collects garbage; `base` is the innermost frame. Returns how many bytes were freed.
    pub(super) fn collect(&mut self, base: Base) -> usize {
        let keep_cycles = self.cx.keeps_cycles && !self.cx.heap.would_exceed(0);
        self.collect_garbage(base, keep_cycles)
    }

    /// Collects garbage, all of it or (`keep_cycles`) only what counting references would have freed. Returns
    /// how many bytes were freed.
    pub(super) fn collect_garbage(&mut self, base: Base, keep_cycles: bool) -> usize {
        let before = self.cx.heap.bytes();
        let top = self.top_of(base);
        self.clear_above(top);
        // It holds methods and names that may die now.
        self.shape_caches.fill(None);
        self.cx.event_loop.forget_cancelled(&self.cx.heap);
        let mut heap = std::mem::replace(&mut self.cx.heap, Heap::new(KINDS, HeapOptions::default()));
        let mut interner = std::mem::take(&mut self.cx.interner);
        let mut identities = std::mem::take(&mut self.cx.identities);
        let mut frame_names = std::mem::take(&mut self.cx.frame_names);
        let mut origins = std::mem::take(&mut self.cx.origins);
        let mut finalizable = std::mem::take(&mut self.cx.finalizable);
        let mut weak = std::mem::take(&mut self.cx.weak_references);
        let mut views = std::mem::take(&mut self.cx.views);
        let mut generators = std::mem::take(&mut self.cx.event_loop.async_generators);
        let mut loaded_code = std::mem::take(&mut self.cx.loaded_code);
        let mut dead = Vec::new();
        let mut watched = 0;
        let mut callbacks = Vec::new();
        let mut order: HashMap<u64, usize> = HashMap::new();
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
                // Listing the garbage costs as much as there is. A collection for memory needs it only for the order
                // of finalisers that scripts wrote, not for reports of futures and coroutines.
                let shows = |marked: &Marked<'_>| {
                    let counts = |value: Value| keep_cycles || is_watched(marked.heap(), value);
                    let dies = |value: &Value| {
                        !marked.is_alive(*value) && counts(*value) && needs_finalizer(marked, *value)
                    };
                    let is_cut = |reference: &Gc<WeakRef>| !marked.is_alive(marked.get(*reference).target);
                    finalizable.iter().any(dies) || keep_cycles && weak.iter().any(is_cut)
                };
                let is_listed = self.unreachable.is_some() || shows(marked);
                let mut garbage = is_listed.then(|| marked.garbage());
                if let (Some(count), Some(garbage)) = (&mut self.unreachable, &garbage) {
                    *count = marked.count_cyclic(garbage, is_container);
                }
                if keep_cycles && let Some(garbage) = &mut garbage {
                    marked.revive_cycles(garbage);
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
                    watched += usize::from(alive && is_watched(marked.heap(), *value));
                    alive
                });
                for reference in &weak {
                    let (target, callback) = (marked.get(*reference).target, marked.get(*reference).callback);
                    if marked.is_alive(target) || target.is_undef() {
                        continue;
                    }
                    marked.get_mut(*reference).target = Value::UNDEF;
                    if marked.is_alive(reference.value()) && !callback.is_none() {
                        callbacks.push((target, callback, reference.value()));
                    }
                }
                for (place, value) in dead.iter().enumerate() {
                    order.insert(value.bits(), place);
                }
                if let Some(garbage) = &garbage {
                    let mut dying = dead.clone();
                    let targets = callbacks.iter().map(|(target, ..)| *target);
                    dying.extend(targets.filter(|target| !order.contains_key(&target.bits())));
                    marked.put_owners_first(&mut dying, garbage, &[List::KIND, Tuple::KIND]);
                    order.clear();
                    for (place, value) in dying.iter().enumerate() {
                        order.entry(value.bits()).or_insert(place);
                    }
                }
                for value in &dead {
                    marked.revive(*value);
                }
                generators.retain(|_, begun| marked.is_alive(begun.generator.value()));
                loaded_code.retain(|code| marked.is_alive(code.value()));
                weak.retain(|reference| marked.is_alive(reference.value()));
                identities.retain(|bits, _| marked.is_alive(Value::from_object_bits(*bits)));
                frame_names.retain(|bits, _| marked.is_alive(Value::from_object_bits(*bits)));
                origins.retain(|bits| marked.is_alive(Value::from_object_bits(bits)));
                views.retain(|view| marked.is_alive(view.value()));
                interner.sweep(marked);
            });
        }
        self.cx.heap = heap;
        self.cx.interner = interner;
        self.cx.identities = identities;
        self.cx.frame_names = frame_names;
        self.cx.origins = origins;
        self.cx.finalizable.append(&mut finalizable);
        self.cx.watched = watched;
        self.cx.weak_references = weak;
        self.cx.views = views;
        self.cx.event_loop.async_generators = generators;
        self.cx.loaded_code = loaded_code;
        // Taken from the end: the `__del__` of an object, then the callbacks of weak references to it, then what it
        // owned, as without cycles in CPython.
        let place = |value: Value| order.get(&value.bits()).copied().unwrap_or(usize::MAX);
        let dead = dead
            .into_iter()
            .map(|value| (place(value), false, (value, Value::UNDEF)));
        let callbacks = callbacks.into_iter().rev();
        let callbacks =
            callbacks.map(|(target, callback, reference)| (place(target), true, (callback, reference)));
        let mut finalizers: Vec<_> = dead.chain(callbacks).collect();
        finalizers.sort_by_key(|(place, is_callback, _)| (*place, *is_callback));
        let finalizers = finalizers.into_iter().rev().map(|(.., finalizer)| finalizer);
        self.cx.finalizers.extend(finalizers);
        if self.stress_gc {
            self.cx.heap.verify();
        }
        before.saturating_sub(self.cx.heap.bytes())
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
