//! Operations of natives that were given up in the middle: see `objects/work`.
//!
//! The error they ended with is dropped. After an interrupt KeyboardInterrupt is raised in its stead. For want of fuel the machine stops
//! where the operation began: at its instruction, or in a frame that calls the native again. It owes what the operation is likely to
//! need; who runs the machine pays that before anything else is done.

use super::machine::{Flow, Standing, State, Stop, Vm};
use super::registers::{Base, LINKS};
use super::settle::Pending;
use super::unwind::From;
use crate::heap::Value;
use crate::objects::outcome::{Raise, Resumed, Then};
use crate::objects::types::Builtin;
use crate::objects::work::GaveUp;

/// Calls a native again: its function and its arguments are kept.
static CALL_AGAIN: Then = Then {
    name: "vm.call_again",
    resume: |cx, kept, _| cx.tail_call(kept.values[0], &kept.values[1..]),
    catches: false,
};

impl Vm {
    /// The instruction at which `base` stands ended with an error. `Some`: it had been given up, and this happens now.
    #[inline]
    pub(super) fn given_up_at(&mut self, base: Base) -> Option<Pending> {
        match self.why_given_up() {
            GaveUp::No => None,
            // What a native's frame was doing is not known here.
            why => Some(self.act_on_giving_up(base, why, |_| (!base.is_native()).then_some(base))),
        }
    }

    /// An interrupt that was taken meanwhile is no reason any more.
    #[inline]
    fn why_given_up(&mut self) -> GaveUp {
        match self.cx.work.take_gave_up() {
            GaveUp::Interrupted { .. } if !self.is_interrupted() => GaveUp::No,
            why => why,
        }
    }

    /// The same for a native that was called with the request's arguments on behalf of `base`.
    #[inline]
    pub(super) fn given_up_call(&mut self, base: Base, callee: Value, has_keywords: bool) -> Option<Pending> {
        match self.why_given_up() {
            GaveUp::No => None,
            why => Some(self.act_on_giving_up(base, why, |vm| {
                let mut kept = vec![callee];
                kept.extend_from_slice(&vm.cx.request.args);
                (!has_keywords && vm.has_room_for(base, kept.len()))
                    .then(|| vm.push_native(base, &CALL_AGAIN, 0, &kept))
            })),
        }
    }

    /// The same for the continuation of a native: `base` is its frame, and got this.
    #[inline]
    pub(super) fn given_up_resuming(&mut self, base: Base, resumed: Resumed) -> Option<Pending> {
        match self.why_given_up() {
            GaveUp::No => None,
            why => Some(self.act_on_giving_up(base.caller(), why, |vm| {
                vm.has_room_for(base, 1).then(|| vm.push_to_go_on(base, resumed))
            })),
        }
    }

    /// `base` gets the exception, if there is one; `stand` gives the frame with which to begin anew, if there is one.
    #[cold]
    #[inline(never)]
    fn act_on_giving_up(
        &mut self,
        base: Base,
        why: GaveUp,
        stand: impl FnOnce(&mut Vm) -> Option<Base>,
    ) -> Pending {
        self.cx.raised = Value::NONE;
        let frame = match why {
            GaveUp::Interrupted { is_redoable } => {
                self.take_interrupt();
                // The event loop may see to an interrupt later; but an operation that cannot be begun anew is lost.
                let is_seen_to = (self.cx.loop_hooks.interrupted)(&mut self.cx);
                match is_seen_to && is_redoable {
                    true => stand(self),
                    false => {
                        let Raise = self.interruption();
                        return self.unwind(base, From::Here);
                    }
                }
            }
            GaveUp::OutOfFuel | GaveUp::No => stand(self),
        };
        let Some(frame) = frame else {
            let Raise = self.cx.raise_with(Builtin::MemoryError, &[]);
            return self.unwind(base, From::Here);
        };
        self.standing = match frame.is_native() {
            true => Standing::Blocked(frame),
            false => Standing::At(State {
                pc: frame.pc(),
                base: frame,
            }),
        };
        let advance = match why {
            GaveUp::OutOfFuel => self.cx.work.next_advance(),
            GaveUp::Interrupted { .. } | GaveUp::No => 0,
        };
        self.cx.heap.fuel_held_back = 0;
        self.cx.heap.fuel.set(-advance);
        self.cx.work.paid.set(advance);
        self.stop = Some(Stop::OutOfFuel);
        Pending::Flow(Flow::Halt)
    }

    fn has_room_for(&mut self, base: Base, kept: usize) -> bool {
        let start = self.top_of(base).offset(LINKS);
        self.fits(start, kept + 1) || self.grow_stack(start, kept + 1)
    }
}
