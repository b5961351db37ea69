//! Registers that hold what died: frames need not clear theirs when they start, and calls leave arguments and
//! results behind. Before a collection that scripts can observe, these are cleared.

use super::finalize::goes_on_below;
use super::machine::Vm;
use super::registers::{Base, LINKS};
use crate::bytecode::code::Code;
use crate::bytecode::opcode::{Effect, Op};
use crate::bytecode::operand::OperandKind;
use crate::heap::Value;

/// Beginning a context writes so many registers from the one that it names.
const CONTEXT: usize = 5;

/// How many frames are cleared around each safepoint under stress.
const STRESSED: usize = 4;

impl Vm {
    /// Clears the dead registers of every frame from `innermost` out: those that nothing has been put into yet,
    /// and those above the window of the call that the frame stands at, up to where the callee's frame begins.
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
        let written = written_before(&object.code, base.pc().offset_in(object.entry) as usize);
        let locals = base.slice(0, object.local_names.len());
        let values = locals.iter().zip(written).filter(|(_, is_written)| *is_written);
        values
            .map(|(value, _)| *value)
            .filter(|value| value.is_object())
            .collect()
    }

    fn clear_dead_of(&mut self, base: Base, inner: Option<Base>) {
        let object = &self.cx.heap[base.code()];
        let (code, pc) = (object.code.clone(), base.pc());
        let mut end = usize::from(object.registers);
        let Some(window) = first_dead(&code, pc.offset_in(object.entry) as usize) else {
            for register in dead_in_statement(&code, pc.offset_in(object.entry) as usize) {
                base.clear(register, 1);
            }
            return;
        };
        let window = window.min(end);
        if let Some(inner) = inner {
            let links = inner.0.addr() - LINKS * size_of::<Value>();
            let (low, high) = (base.offset(window).0.addr(), base.offset(end).0.addr());
            if links >= low && links < high {
                end = window + (links - low) / size_of::<Value>();
            }
        }
        // The window itself is named when nothing is to be kept.
        let kept = kept(&code, pc.offset_in(object.entry) as usize).filter(|register| *register > window);
        let kept = kept.map(|register| (register, base.get(register)));
        base.clear(window, end.saturating_sub(window));
        if let Some((register, value)) = kept {
            base.set(register, value);
        }
        let written = written_before(&code, pc.offset_in(object.entry) as usize);
        for register in (0..window.min(written.len())).filter(|register| !written[*register]) {
            base.clear(register, 1);
        }
        for register in headers_around(&code, pc.offset_in(object.entry) as usize, window) {
            base.clear(register, 1);
        }
    }
}

/// The register that the instruction at the word `pc` asks to keep, though it lies in what dies with it.
fn kept(code: &Code, pc: usize) -> Option<usize> {
    let words = &code.words[pc..];
    let operands = Op::from_byte(words[0] as u8)?.row().operands;
    let kept = operands.iter().find(|operand| operand.name == "kept")?;
    Some(kept.slot.read(words) as usize)
}

/// The first register that the instruction at the word `pc` does not need: the window of a call; where the result
/// is an intermediate one, the register above all that are named, since those registers are handed out from below.
/// Of other instructions it is not known.
fn first_dead(code: &Code, pc: usize) -> Option<usize> {
    let words = &code.words[pc..];
    let op = Op::from_byte(words[0] as u8)?;
    let row = op.row();
    let mut end = 0;
    let mut is_intermediate = false;
    for operand in row.operands {
        let value = operand.slot.read(words) as usize;
        if operand.name == "window" && row.effects.contains(&Effect::Safepoint) {
            return Some(value);
        }
        is_intermediate |= operand.name == "dst" && value >= code.local_names.len();
        match operand.kind {
            OperandKind::Register if operand.name == "first" => end = end.max(value + CONTEXT),
            // What it awaits stands behind the iterator.
            OperandKind::Register if op == Op::ForAsync => end = end.max(value + 2),
            OperandKind::Register => end = end.max(value + 1),
            OperandKind::Count => end += 2 * value,
            _ => {}
        }
    }
    is_intermediate.then_some(end)
}

/// The intermediate registers that nothing needs while an instruction that is the end of a statement runs:
/// assigning or deleting an item, and augmented assignment. Loops and contexts keep theirs, and so does what a later
/// instruction reads before it is written.
fn dead_in_statement(code: &Code, pc: usize) -> Vec<usize> {
    let op = Op::from_byte(code.words[pc] as u8);
    if !matches!(
        op,
        Some(Op::SetItem | Op::DeleteItem | Op::Inplace | Op::InplaceAdd)
    ) {
        return Vec::new();
    }
    let count = usize::from(code.registers);
    let mut is_kept = vec![false; count];
    is_kept[..code.local_names.len().min(count)].fill(true);
    for register in code
        .cell_registers
        .iter()
        .chain(code.handlers.iter().map(|handler| &handler.register))
    {
        is_kept[usize::from(*register)] = true;
    }
    let mut is_written = vec![false; count];
    let mut at = 0;
    while at < code.words.len() {
        let words = &code.words[at..];
        let Some(op) = Op::from_byte(words[0] as u8) else {
            break;
        };
        let counts = op.row().operands.iter();
        let more: usize = counts
            .filter(|operand| operand.kind == OperandKind::Count)
            .map(|operand| 2 * operand.slot.read(words) as usize)
            .sum();
        let holds = match op {
            Op::LoadContext | Op::LoadAsyncContext | Op::ExceptionInfo => CONTEXT,
            Op::ForIter | Op::ForAsync | Op::GetIter | Op::GetAsyncIter | Op::YieldFrom | Op::Await => 1,
            _ => 0,
        };
        for operand in op.row().operands {
            if operand.kind != OperandKind::Register {
                continue;
            }
            let first = operand.slot.read(words) as usize;
            let is_result = operand.name == "dst" || operand.name == "window";
            let spread = match operand.name {
                "first" => 1 + more + CONTEXT,
                _ => holds.max(1),
            };
            for register in first..(first + spread).min(count) {
                if holds > 0 || at == pc || at > pc && !is_result && !is_written[register] {
                    is_kept[register] = true;
                }
                is_written[register] |= at > pc && is_result;
            }
        }
        at += op.row().words;
    }
    (0..count).filter(|register| !is_kept[*register]).collect()
}

/// Which registers may have been written when the code stands at the word `pc`: those that the instructions
/// up to it name, and those of the loops it is in.
fn written_before(code: &Code, pc: usize) -> Vec<bool> {
    let mut written = vec![false; usize::from(code.registers)];
    let mut mark = |first: usize, count: usize| {
        written
            .iter_mut()
            .skip(first)
            .take(count)
            .for_each(|is_written| *is_written = true);
    };
    mark(0, usize::from(code.parameters.registers()).max(1));
    for register in &code.cell_registers {
        mark(usize::from(*register), 1);
    }
    for handler in &code.handlers {
        mark(usize::from(handler.register), 1);
    }
    // What `EnterHandler` saves is written before the heap is looked at.
    let end = end_of_loops(code, pc).max(pc + 1);
    let mut at = 0;
    while at < end {
        let words = &code.words[at..];
        let Some(op) = Op::from_byte(words[0] as u8) else {
            break;
        };
        let counts = op.row().operands.iter();
        let count: usize = counts
            .filter(|operand| operand.kind == OperandKind::Count)
            .map(|operand| operand.slot.read(words) as usize)
            .sum();
        // What an instruction reads was written before, so every register that is named counts.
        let spread = match op {
            Op::LoadContext | Op::LoadAsyncContext | Op::ExceptionInfo => CONTEXT,
            Op::ForAsync => 2,
            _ => 1,
        };
        for operand in op.row().operands {
            if operand.kind == OperandKind::Register {
                let more = match operand.name {
                    "first" => 2 * count,
                    // The method and its object are put into a window without being named.
                    "window" => gap_of(op, words) + 2,
                    _ => 0,
                };
                mark(operand.slot.read(words) as usize, spread + more);
            }
        }
        at += op.row().words;
    }
    written
}

/// The registers below `window` that are headers of calls still to be made with the result of the call at the
/// word `pc`: nothing reads them before those calls.
fn headers_around(code: &Code, pc: usize, window: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut read = vec![false; usize::from(code.registers)];
    // What the instruction itself names is in use: the iterator of a loop whose generator runs, what is awaited.
    for operand in Op::from_byte(code.words[pc] as u8).map_or(&[][..], |op| op.row().operands) {
        if operand.kind == OperandKind::Register && operand.name != "window" {
            let value = operand.slot.read(&code.words[pc..]) as usize;
            read.iter_mut().skip(value).take(2).for_each(|read| *read = true);
        }
    }
    let mut outer = window;
    let mut at = pc + Op::from_byte(code.words[pc] as u8).map_or(1, |op| op.row().words);
    while at < code.words.len() && outer > 0 {
        let words = &code.words[at..];
        let Some(op) = Op::from_byte(words[0] as u8) else {
            break;
        };
        let row = op.row();
        let next = at + row.words;
        let count = row
            .operands
            .iter()
            .find(|operand| operand.kind == OperandKind::Count);
        let count = count.map_or(0, |operand| operand.slot.read(words) as usize);
        for operand in row.operands {
            let value = operand.slot.read(words) as usize;
            if operand.kind == OperandKind::Offset && operand.slot.sign_extend(value as u32) < 0 {
                return found;
            }
            if operand.kind == OperandKind::Register && operand.name != "window" {
                let more = if operand.name == "first" { 2 * count + 4 } else { 1 };
                read.iter_mut()
                    .skip(value)
                    .take(more)
                    .for_each(|read| *read = true);
            }
            let is_call = !matches!(op, Op::Release | Op::Discard | Op::Rebind | Op::EnterHandler);
            if operand.name == "window" && !is_call {
                read.iter_mut().skip(value).for_each(|read| *read = true);
            }
            if operand.name == "window"
                && is_call
                && row.effects.contains(&Effect::Safepoint)
                && value < outer
            {
                let callee = value + gap_of(op, words);
                found.extend((value..callee.min(outer)).filter(|register| !read[*register]));
                outer = value;
            }
        }
        if row.effects.contains(&Effect::Ends) {
            break;
        }
        at = next;
    }
    found
}

/// How many registers of a call's window are before its callee.
fn gap_of(op: Op, words: &[u32]) -> usize {
    let gap = op.row().operands.iter().find(|operand| operand.name == "gap");
    gap.map_or(0, |operand| operand.slot.read(words) as usize)
}

/// Where the outermost loop around the word `pc` ends: behind the last jump back to it or before it.
fn end_of_loops(code: &Code, pc: usize) -> usize {
    let mut end = pc;
    let mut start = pc;
    loop {
        let before = (start, end);
        let mut at = 0;
        while at < code.words.len() {
            let words = &code.words[at..];
            let Some(op) = Op::from_byte(words[0] as u8) else {
                break;
            };
            let next = at + op.row().words;
            for operand in op.row().operands {
                if operand.kind == OperandKind::Offset && at >= start {
                    let distance = operand.slot.sign_extend(operand.slot.read(words));
                    let target = next.wrapping_add_signed(distance as isize);
                    if target <= end && target < at && next > end {
                        (start, end) = (start.min(target), next);
                    }
                }
            }
            at = next;
        }
        if before == (start, end) {
            return end;
        }
    }
}
