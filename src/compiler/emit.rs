//! The emitter: instructions in a row, labels, protected ranges, and which locals are bound for sure.
//!
//! Code that cannot be reached is never kept: after an instruction that ends the flow, everything is
//! dropped until a label is placed that something jumps to. Every forward jump carries the set of
//! locals bound at its start; placing the label intersects them (definite assignment).

use pyish_grammar::ast::Span;

use crate::bytecode::code::{Handler, LineTable, Position, VariableRange};
use crate::bytecode::opcode::{Effect, Instruction, Op};
use crate::bytecode::operand::{Offset, OperandKind};

/// The most instructions of one code object, so that every jump fits its 24 bits.
pub(super) const MAX_INSTRUCTIONS: usize = 2_000_000;

/// How many jumps to jumps are followed.
const MAX_HOPS: usize = 8;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label(u32);

/// A set of registers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RegisterSet(Vec<u64>);

impl RegisterSet {
    pub(super) fn insert(&mut self, register: u16) {
        let word = register as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (register % 64);
    }

    pub(super) fn remove(&mut self, register: u16) {
        if let Some(word) = self.0.get_mut(register as usize / 64) {
            *word &= !(1 << (register % 64));
        }
    }

    pub(super) fn contains(&self, register: u16) -> bool {
        self.0
            .get(register as usize / 64)
            .is_some_and(|word| word & 1 << (register % 64) != 0)
    }

    fn intersect(&mut self, other: &RegisterSet) {
        self.0.truncate(other.0.len());
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    pub(super) fn subtract(&mut self, other: &RegisterSet) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= !other;
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Item {
    instruction: Instruction,
    label: Option<Label>,
    span: Span,
}

#[derive(Debug, Default)]
struct LabelState {
    item: Option<usize>,
    /// The locals bound at every jump here so far; `None` when nothing jumps here yet.
    bound: Option<RegisterSet>,
}

/// A stretch of code whose exceptions go to a label.
#[derive(Debug)]
struct Range {
    start: usize,
    end: usize,
    protection: Protection,
}

/// What a `try` protects with: open while its body is emitted, closed where a copy of a `finally` stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Protection {
    pub(super) handler: Label,
    pub(super) register: u16,
    /// How many protections are around this one.
    pub(super) depth: u32,
    start: Option<usize>,
    /// Whether it covers any instruction.
    is_used: bool,
}

#[derive(Debug)]
pub(super) struct Emitter {
    items: Vec<Item>,
    labels: Vec<LabelState>,
    ranges: Vec<Range>,
    /// The items between which a register is a variable of a comprehension.
    variables: Vec<(usize, usize, u16)>,
    pub(super) is_reachable: bool,
    /// Locals that are bound here whatever happened before.
    pub(super) bound: RegisterSet,
    /// Locals that something before, in the order of the source, has assigned to.
    pub(super) assigned: RegisterSet,
    /// Locals that some `del` unbinds: not to be trusted across a loop's back edge or in a handler.
    pub(super) deletable: RegisterSet,
    depth: u32,
}

/// Assembled code.
pub(super) struct Assembled {
    pub(super) words: Vec<u32>,
    pub(super) handlers: Vec<Handler>,
    pub(super) comprehension_variables: Vec<VariableRange>,
    pub(super) lines: LineTable,
}

impl Emitter {
    pub(super) fn new() -> Self {
        Emitter {
            items: Vec::new(),
            labels: Vec::new(),
            ranges: Vec::new(),
            variables: Vec::new(),
            is_reachable: true,
            bound: RegisterSet::default(),
            assigned: RegisterSet::default(),
            deletable: RegisterSet::default(),
            depth: 0,
        }
    }

    pub(super) fn is_too_long(&self) -> bool {
        self.items.len() > MAX_INSTRUCTIONS
    }

    /// How many instructions there are so far.
    pub(super) fn length(&self) -> usize {
        self.items.len()
    }

    /// From the instruction `start` until here the register was a variable of a comprehension.
    pub(super) fn note_variable(&mut self, start: usize, register: u16) {
        self.variables.push((start, self.items.len(), register));
    }

    pub(super) fn emit(&mut self, span: Span, instruction: Instruction) {
        self.push(span, instruction, None);
    }

    fn push(&mut self, span: Span, instruction: Instruction, label: Option<Label>) {
        if !self.is_reachable {
            return;
        }
        self.items.push(Item {
            instruction,
            label,
            span,
        });
        if instruction.op().row().effects.contains(&Effect::Ends) {
            self.is_reachable = false;
        }
    }

    // ---- labels and jumps ----

    pub(super) fn new_label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    /// Emits a jumping instruction; its offset is filled in by the assembler.
    pub(super) fn branch(&mut self, span: Span, instruction: Instruction, label: Label) {
        if !self.is_reachable {
            return;
        }
        self.note_jump(label);
        self.push(span, instruction, Some(label));
    }

    pub(super) fn jump(&mut self, span: Span, label: Label) {
        self.branch(span, Instruction::Jump { offset: Offset(0) }, label);
    }

    /// Jumps to a loop's head, which is placed already.
    pub(super) fn jump_back(&mut self, span: Span, label: Label) {
        self.push(span, Instruction::JumpBack { offset: Offset(0) }, Some(label));
    }

    fn note_jump(&mut self, label: Label) {
        let state = &mut self.labels[label.0 as usize];
        match &mut state.bound {
            Some(bound) => bound.intersect(&self.bound),
            None => state.bound = Some(self.bound.clone()),
        }
    }

    /// The code that follows is where jumps to `label` land.
    pub(super) fn place(&mut self, label: Label) {
        let state = &mut self.labels[label.0 as usize];
        state.item = Some(self.items.len());
        if let Some(bound) = &state.bound {
            if self.is_reachable {
                self.bound.intersect(bound);
            } else {
                self.bound = bound.clone();
                self.is_reachable = true;
            }
        }
    }

    /// Places the head of a loop: a label that later code jumps back to.
    pub(super) fn place_loop_head(&mut self) -> Label {
        let label = self.new_label();
        let deletable = self.deletable.clone();
        self.bound.subtract(&deletable);
        self.place(label);
        label
    }

    // ---- protected ranges ----

    /// Protects what follows: exceptions go to the returned protection's handler, in `register`.
    pub(super) fn protect(&mut self, register: u16) -> Protection {
        let handler = self.new_label();
        if self.is_reachable {
            let mut bound = self.bound.clone();
            bound.subtract(&self.deletable);
            self.labels[handler.0 as usize].bound = Some(bound);
        }
        self.depth += 1;
        Protection {
            handler,
            register,
            depth: self.depth,
            start: Some(self.items.len()),
            is_used: false,
        }
    }

    /// Ends a protection for good.
    pub(super) fn end_protection(&mut self, protection: &mut Protection) {
        self.suspend_protection(protection);
        self.depth -= 1;
        if !protection.is_used {
            self.labels[protection.handler.0 as usize].bound = None;
        }
    }

    /// Leaves the protected stretch for a while.
    pub(super) fn suspend_protection(&mut self, protection: &mut Protection) {
        if let Some(start) = protection.start.take()
            && start < self.items.len()
        {
            let end = self.items.len();
            protection.is_used = true;
            self.ranges.push(Range {
                start,
                end,
                protection: *protection,
            });
        }
    }

    /// Goes back into the protected stretch.
    pub(super) fn resume_protection(&mut self, protection: &mut Protection) {
        protection.start = Some(self.items.len());
    }

    // ---- assembling ----

    /// Makes words of it all, `prologue` in front. Positions come from `locate`.
    pub(super) fn assemble(
        mut self,
        prologue: &[(Instruction, Span)],
        locate: impl Fn(Span) -> Position,
    ) -> Assembled {
        debug_assert!(!self.is_reachable, "code must end");
        let kept = self.thread_jumps();
        let mut words = Vec::new();
        let mut lines = LineTable::default();
        let mut buffer = [0; 3];
        let mut last_span = None;
        let mut record = |pc: usize, span: Span| {
            if last_span.replace(span) != Some(span) {
                lines.add(pc as u32, locate(span));
            }
        };
        for (instruction, span) in prologue {
            record(words.len(), *span);
            let length = instruction.encode(&mut buffer);
            words.extend_from_slice(&buffer[..length]);
        }
        let mut pcs = Vec::with_capacity(self.items.len() + 1);
        let mut pc = words.len();
        for (item, kept) in self.items.iter().zip(&kept) {
            pcs.push(pc);
            if *kept {
                pc += item.instruction.op().row().words;
            }
        }
        pcs.push(pc);
        for (index, item) in self.items.iter().enumerate() {
            if !kept[index] {
                continue;
            }
            record(words.len(), item.span);
            let length = item.instruction.encode(&mut buffer);
            if let Some(label) = item.label {
                let target = self.labels[label.0 as usize]
                    .item
                    .expect("every label jumped to is placed");
                let distance = pcs[target] as i64 - (pcs[index] + length) as i64;
                set_offset(&mut buffer, item.instruction.op(), distance as i32);
            }
            words.extend_from_slice(&buffer[..length]);
        }
        self.ranges
            .sort_by_key(|range| std::cmp::Reverse(range.protection.depth));
        let handlers = self
            .ranges
            .iter()
            .filter(|range| pcs[range.start] < pcs[range.end])
            .map(|range| {
                let handler = range.protection.handler;
                let target = self.labels[handler.0 as usize]
                    .item
                    .expect("every handler is placed");
                Handler {
                    start: pcs[range.start] as u32,
                    end: pcs[range.end] as u32,
                    target: pcs[target] as u32,
                    register: range.protection.register,
                }
            })
            .collect();
        let variables = self.variables.iter();
        let variables = variables.map(|&(start, end, register)| VariableRange {
            start: pcs[start] as u32,
            end: pcs[end] as u32,
            register,
        });
        Assembled {
            words,
            handlers,
            comprehension_variables: variables.collect(),
            lines,
        }
    }

    /// Lets jumps to jumps go straight to where those lead, and drops jumps to the next instruction.
    /// Returns which items stay.
    #[expect(
        clippy::needless_range_loop,
        reason = "items change while they are walked by index"
    )]
    fn thread_jumps(&mut self) -> Vec<bool> {
        let mut kept = vec![true; self.items.len()];
        for index in 0..self.items.len() {
            let Some(mut label) = self.items[index].label else {
                continue;
            };
            if matches!(self.items[index].instruction, Instruction::JumpBack { .. }) {
                continue;
            }
            for _ in 0..MAX_HOPS {
                match self.items[self.target(label)] {
                    Item {
                        instruction: Instruction::Jump { .. },
                        label: Some(next),
                        ..
                    } => label = next,
                    _ => break,
                }
            }
            self.items[index].label = Some(label);
            let target = self.target(label);
            if !matches!(self.items[index].instruction, Instruction::Jump { .. }) {
                continue;
            }
            match self.items[target].instruction {
                _ if target == index + 1 => kept[index] = false,
                Instruction::JumpBack { .. } => {
                    self.items[index].instruction = self.items[target].instruction;
                    self.items[index].label = self.items[target].label;
                }
                instruction @ (Instruction::Return { .. } | Instruction::ReturnNone {}) => {
                    self.items[index].instruction = instruction;
                    self.items[index].label = None;
                }
                _ => {}
            }
        }
        self.drop_unreachable(&mut kept);
        kept
    }

    /// Drops what follows an end of the flow and is not jumped to, now that jumps have moved.
    fn drop_unreachable(&self, kept: &mut [bool]) {
        let mut is_target = vec![false; self.items.len()];
        for item in self
            .items
            .iter()
            .zip(&*kept)
            .filter_map(|(item, kept)| kept.then_some(item))
        {
            if let Some(label) = item.label {
                is_target[self.target(label)] = true;
            }
        }
        for range in &self.ranges {
            is_target[self.target(range.protection.handler)] = true;
        }
        let mut is_reachable = true;
        for (index, item) in self.items.iter().enumerate() {
            is_reachable |= is_target[index];
            kept[index] &= is_reachable;
            if kept[index] && item.instruction.op().row().effects.contains(&Effect::Ends) {
                is_reachable = false;
            }
        }
    }

    fn target(&self, label: Label) -> usize {
        self.labels[label.0 as usize]
            .item
            .expect("every label jumped to is placed")
    }
}

/// Writes a jump distance into an encoded instruction.
fn set_offset(words: &mut [u32; 3], op: Op, distance: i32) {
    let row = op
        .row()
        .operands
        .iter()
        .find(|row| row.kind == OperandKind::Offset);
    let slot = row.expect("a labelled instruction has an offset").slot;
    slot.write(words, distance as u32 & slot.mask());
}
