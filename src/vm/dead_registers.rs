//! Registers that hold what died: frames need not clear theirs when they start, and calls leave arguments and
//! results behind. Before a collection that scripts can observe, these are cleared.

use super::finalize::goes_on_below;
use super::machine::Vm;
use super::registers::{Base, LINKS};
use crate::heap::Value;

/// How many frames are cleared around each safepoint under stress.
const STRESSED: usize = 4;

impl Vm {
    /// Clears the dead registers of every frame from `innermost` out (`bytecode/liveness` says which).
    pub(super) fn clear_dead_registers(&mut self, innermost: Base) {
        let (mut base, mut inner) = (innermost, None::<Base>);
        while !base.is_null() {
            // Below finalisers a frame may stand before its instruction, not at it.
            let is_paused = inner.is_some_and(goes_on_below);
            if !base.is_native() && !is_paused {
                self.clear_dead_of(base, inner);
            }
            inner = Some(base);
            base = base.caller();
        }
    }

    /// The same for the frames around `innermost`, which may stand before its instruction: under stress, to find
    /// out whether anything that is cleared is needed.
    pub(super) fn clear_dead_around(&mut self, innermost: Base) {
        let (mut base, mut inner) = (innermost.caller(), innermost);
        for _ in 0..STRESSED {
            if base.is_null() {
                return;
            }
            if !base.is_native() && !goes_on_below(inner) {
                self.clear_dead_of(base, Some(inner));
            }
            (base, inner) = (base.caller(), base);
        }
    }

    /// The objects that the variables of a frame refer to.
    pub(super) fn objects_in_locals(&self, base: Base) -> Vec<Value> {
        let object = &self.cx.heap[base.code()];
        let Some(liveness) = object.liveness() else {
            return Vec::new();
        };
        let bound = liveness.bound_before(&object.code, base.pc().offset_in(object.entry) as usize);
        let locals = base.slice(0, object.local_names.len());
        let values = locals.iter().enumerate();
        values
            .filter(|(register, value)| value.is_object() && bound.contains(*register))
            .map(|(_, value)| *value)
            .collect()
    }

    /// Clears what `base` does not hold while it stands at its instruction, below the frame `inner` that was built in
    /// the window of a call.
    fn clear_dead_of(&mut self, base: Base, inner: Option<Base>) {
        let object = &self.cx.heap[base.code()];
        let Some(liveness) = object.liveness() else {
            return;
        };
        let mut end = usize::from(object.registers);
        if let Some(inner) = inner {
            let links = inner.0.addr() - LINKS * size_of::<Value>();
            let (low, high) = (base.0.addr(), base.offset(end).0.addr());
            if links >= low && links < high {
                end = (links - low) / size_of::<Value>();
            }
        }
        let holding = liveness.holding_at(&object.code, base.pc().offset_in(object.entry) as usize);
        for register in (0..end).filter(|register| !holding.contains(*register)) {
            base.clear(register, 1);
        }
    }
}
