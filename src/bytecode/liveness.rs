//! Which registers of a frame hold something while it stands at an instruction: variables that may have been bound by
//! then, and intermediate results that a later instruction reads.
//!
//! Frames need not clear their registers when they start, and calls leave arguments and results behind, so before a
//! collection whose outcome scripts can observe, the machine asks here what counts. The textbook's two flows over basic
//! blocks: backwards, what is read before it is written; forwards, what may have been written.

use super::code::{Code, Handler, ScopeKind};
use super::opcode::{Effect, Instruction, Intrinsic, Op};
use super::operand::{OperandKind, Reg};

/// How many instructions a basic block has at most, so that a question walks over few.
const LONGEST: usize = 64;

/// How many words of bits the analysis of a code object may take; of larger ones nothing is known.
const MOST: usize = 1 << 16;

/// How often the blocks are gone through: as often as loops are nested, so that nobody's code needs more.
const ROUNDS: usize = 100;

/// What is known of a code object.
pub(crate) struct Liveness {
    blocks: Vec<Block>,
    /// Words of bits a set of registers takes.
    width: usize,
    /// For each block: what is needed when it begins.
    needed: Vec<u64>,
    /// For each block: what may have been written when it begins.
    written: Vec<u64>,
}

struct Block {
    start: usize,
    end: usize,
    /// Where control may go from its last instruction.
    next: [Option<usize>; 2],
    /// Where exceptions go: a block and the register that receives them.
    handler: Option<(usize, u16)>,
}

/// A set of registers.
pub(crate) struct Registers(Vec<u64>);

impl Registers {
    fn new(width: usize) -> Registers {
        Registers(vec![0; width])
    }

    pub(crate) fn contains(&self, register: usize) -> bool {
        self.0[register / 64] & 1 << (register % 64) != 0
    }

    fn add(&mut self, first: usize, count: usize) {
        (first..first + count).for_each(|register| self.0[register / 64] |= 1 << (register % 64));
    }

    fn remove(&mut self, first: usize, count: usize) {
        (first..first + count).for_each(|register| self.0[register / 64] &= !(1 << (register % 64)));
    }

    /// Adds another set; whether that made it larger.
    fn unite(&mut self, other: &[u64]) -> bool {
        let mut grew = false;
        for (word, more) in self.0.iter_mut().zip(other) {
            grew |= *more & !*word != 0;
            *word |= more;
        }
        grew
    }
}

impl Liveness {
    /// Analyses a code object that passed the verifier. None: it is too large for that, or too deeply nested.
    pub(crate) fn of(code: &Code) -> Option<Liveness> {
        let width = usize::from(code.registers).div_ceil(64).max(1);
        let blocks = blocks(code);
        if blocks.len() * width > MOST {
            return None;
        }
        let mut liveness = Liveness {
            needed: vec![0; blocks.len() * width],
            written: vec![0; blocks.len() * width],
            blocks,
            width,
        };
        (liveness.flow_backwards(code) && liveness.flow_forwards(code)).then_some(liveness)
    }

    /// The registers that hold something while a frame stands at the instruction at the word `pc`, which may be in the
    /// middle of what it does: its operands count, but for those that a call has taken over.
    pub(crate) fn holding_at(&self, code: &Code, pc: usize) -> Registers {
        let index = self.blocks.partition_point(|block| block.start <= pc) - 1;
        let block = &self.blocks[index];
        let mut needed = self.needed_at_end(block);
        let mut instructions = instructions(code, pc, block.end).collect::<Vec<_>>();
        let at = instructions.remove(0);
        for instruction in instructions.iter().rev() {
            self.step_back(code, *instruction, block, &mut needed);
        }
        let release = is_release(at);
        if !release {
            step_over(at, &mut needed);
            self.add_handler(block, &mut needed);
        }
        if !release && !is_call(at) {
            for_reads(code, at, |first, count| needed.add(first, count));
        }
        if let Instruction::ForAsync { iterator, .. } = at {
            // What it awaits stands behind the iterator.
            needed.add(usize::from(iterator.0) + 1, 1);
        }
        if writes_by_and_by(at) {
            for_writes(at, |first, count| needed.add(first, count));
        }
        // Variables count whether they are read or not.
        let variables = code.local_names.len();
        let mut holding = self.set(&self.written, index);
        let before = release.then_some(at);
        for instruction in self::instructions(code, block.start, pc).chain(before) {
            for_writes(instruction, |first, count| holding.add(first, count));
        }
        for register in 0..usize::from(code.registers) {
            if register >= variables {
                holding.remove(register, 1);
            }
        }
        holding.unite(&needed.0);
        if code.scope == ScopeKind::Namespace {
            holding.add(0, 1);
        }
        holding
    }

    /// The variables that may be bound when the instruction at the word `pc` begins.
    pub(crate) fn bound_before(&self, code: &Code, pc: usize) -> Registers {
        let index = self.blocks.partition_point(|block| block.start <= pc) - 1;
        let mut bound = self.set(&self.written, index);
        for instruction in instructions(code, self.blocks[index].start, pc) {
            for_writes(instruction, |first, count| bound.add(first, count));
        }
        bound
    }

    fn set(&self, sets: &[u64], block: usize) -> Registers {
        Registers(sets[block * self.width..(block + 1) * self.width].to_vec())
    }

    fn needed_at_end(&self, block: &Block) -> Registers {
        let mut needed = Registers::new(self.width);
        for next in block.next.iter().flatten() {
            needed.unite(&self.set(&self.needed, *next).0);
        }
        needed
    }

    /// What the handler of a block needs, any of the block's instructions may need.
    fn add_handler(&self, block: &Block, needed: &mut Registers) {
        if let Some((target, register)) = block.handler {
            let mut there = self.set(&self.needed, target);
            there.remove(usize::from(register), 1);
            needed.unite(&there.0);
        }
    }

    fn step_back(&self, code: &Code, instruction: Instruction, block: &Block, needed: &mut Registers) {
        step_over(instruction, needed);
        for_reads(code, instruction, |first, count| needed.add(first, count));
        self.add_handler(block, needed);
    }

    /// Whether it came to an end.
    fn flow_backwards(&mut self, code: &Code) -> bool {
        for _ in 0..ROUNDS {
            let mut changes = false;
            for index in (0..self.blocks.len()).rev() {
                let block = &self.blocks[index];
                let mut needed = self.needed_at_end(block);
                let all: Vec<Instruction> = instructions(code, block.start, block.end).collect();
                for instruction in all.iter().rev() {
                    self.step_back(code, *instruction, block, &mut needed);
                }
                let mut known = self.set(&self.needed, index);
                if known.unite(&needed.0) {
                    changes = true;
                    self.needed[index * self.width..(index + 1) * self.width].copy_from_slice(&known.0);
                }
            }
            if !changes {
                return true;
            }
        }
        false
    }

    /// Whether it came to an end.
    fn flow_forwards(&mut self, code: &Code) -> bool {
        let mut at_entry = Registers::new(self.width);
        at_entry.add(0, usize::from(code.parameters.registers()));
        for register in &code.cell_registers {
            at_entry.add(usize::from(*register), 1);
        }
        self.written[..self.width].copy_from_slice(&at_entry.0);
        for _ in 0..ROUNDS {
            let mut changes = false;
            for index in 0..self.blocks.len() {
                let mut written = self.set(&self.written, index);
                let block = &self.blocks[index];
                for instruction in instructions(code, block.start, block.end) {
                    for_writes(instruction, |first, count| written.add(first, count));
                }
                let (next, handler) = (block.next, block.handler);
                for target in next.into_iter().flatten() {
                    changes |= self.add_written(target, &written);
                }
                if let Some((target, register)) = handler {
                    written.add(usize::from(register), 1);
                    changes |= self.add_written(target, &written);
                }
            }
            if !changes {
                return true;
            }
        }
        false
    }

    fn add_written(&mut self, block: usize, more: &Registers) -> bool {
        let mut known = self.set(&self.written, block);
        let grew = known.unite(&more.0);
        if grew {
            self.written[block * self.width..(block + 1) * self.width].copy_from_slice(&known.0);
        }
        grew
    }
}

/// The instructions from the word `start` to the word `end`.
fn instructions(code: &Code, start: usize, end: usize) -> impl Iterator<Item = Instruction> {
    let mut at = start;
    std::iter::from_fn(move || {
        let instruction =
            (at < end).then(|| Instruction::decode(&code.words[at..]).expect("the code is verified"))?;
        at += instruction.op().row().words;
        Some(instruction)
    })
}

/// Cuts a code object into basic blocks, in their order.
fn blocks(code: &Code) -> Vec<Block> {
    let count = code.words.len();
    let mut is_start = vec![false; count + 1];
    is_start[0] = true;
    for handler in &code.handlers {
        for word in [handler.start, handler.end, handler.target] {
            is_start[word as usize] = true;
        }
    }
    let mut at = 0;
    while at < count {
        let row = op_at(code, at).row();
        let next = at + row.words;
        if let Some(target) = target_of(code, at) {
            is_start[target] = true;
        }
        let leaves = row.effects.contains(&Effect::Jumps) || row.effects.contains(&Effect::Ends);
        is_start[next] |= leaves;
        at = next;
    }
    let mut starts: Vec<usize> = Vec::new();
    let (mut at, mut length) = (0, 0);
    while at < count {
        if is_start[at] || length == LONGEST {
            starts.push(at);
            length = 0;
        }
        length += 1;
        at += op_at(code, at).row().words;
    }
    let find = |word: usize| starts.binary_search(&word).ok();
    let handler_of = |start: usize| {
        let covers = |handler: &&Handler| (handler.start as usize..handler.end as usize).contains(&start);
        let handler = code.handlers.iter().find(covers)?;
        Some((find(handler.target as usize)?, handler.register))
    };
    let block = |(index, start): (usize, &usize)| {
        let end = starts.get(index + 1).copied().unwrap_or(count);
        let mut last = *start;
        while last + op_at(code, last).row().words < end {
            last += op_at(code, last).row().words;
        }
        let ends = op_at(code, last).row().effects.contains(&Effect::Ends);
        Block {
            start: *start,
            end,
            next: [
                (!ends && end < count).then_some(index + 1),
                target_of(code, last).and_then(find),
            ],
            handler: handler_of(*start),
        }
    };
    starts.iter().enumerate().map(block).collect()
}

fn op_at(code: &Code, at: usize) -> Op {
    Op::from_byte(code.words[at] as u8).expect("the code is verified")
}

/// Where the instruction at a word jumps to.
fn target_of(code: &Code, at: usize) -> Option<usize> {
    let row = op_at(code, at).row();
    let offset = row
        .operands
        .iter()
        .find(|operand| operand.kind == OperandKind::Offset)?;
    let distance = offset.slot.sign_extend(offset.slot.read(&code.words[at..]));
    (at + row.words).checked_add_signed(distance as isize)
}

/// Whether a call takes its operands over: they are the callee's.
fn is_call(instruction: Instruction) -> bool {
    use Instruction as I;
    matches!(
        instruction,
        I::Call { .. }
            | I::CallKw { .. }
            | I::CallMethod { .. }
            | I::CallMethodKw { .. }
            | I::CallEx { .. }
            | I::CallSuper { .. }
    )
}

/// Whether the heap is looked at when the instruction has done all else that it does.
fn is_release(instruction: Instruction) -> bool {
    use Instruction as I;
    matches!(
        instruction,
        I::Release { .. } | I::Discard { .. } | I::Rebind { .. } | I::EnterHandler { .. }
    )
}

/// Whether it may run script code when it has written some of its results.
fn writes_by_and_by(instruction: Instruction) -> bool {
    use Instruction as I;
    matches!(
        instruction,
        I::LoadContext { .. } | I::LoadAsyncContext { .. } | I::LoadMethod { .. }
    )
}

/// Goes back over an instruction: what it surely writes was not needed before.
fn step_over(instruction: Instruction, needed: &mut Registers) {
    use Instruction as I;
    // These write only when they go on, or only when they jump.
    let may_not_write = matches!(
        instruction,
        I::ForIter { .. } | I::ForAsync { .. } | I::SpreadArguments { .. }
    );
    if !may_not_write {
        for_writes(instruction, |first, count| needed.remove(first, count));
    }
}

/// Names the rows of registers that an instruction writes: the first and how many.
fn for_writes(instruction: Instruction, mut row: impl FnMut(usize, usize)) {
    use Instruction as I;
    let mut words = [0; 3];
    let length = instruction.encode(&mut words);
    let mut write = |register: Reg, count: u32| row(usize::from(register.0), count as usize);
    match instruction {
        I::StoreHigh { high, .. } => write(high, 1),
        I::LoadMethod { window, gap, .. } => write(Reg(window.0 + u16::from(gap.0)), 2),
        I::MakeCell { target } | I::DeleteLocal { target } => write(target, 1),
        I::UnpackSequence { first, count, .. } => write(first, count.0),
        I::UnpackStarred {
            first, before, after, ..
        } => write(first, before.0 + 1 + after.0),
        I::ExceptionInfo { dst, .. } => write(dst, 3),
        I::LoadContext { dst, gap, .. } | I::LoadAsyncContext { dst, gap, .. } => {
            write(dst, 1);
            write(Reg(dst.0 + 1 + u16::from(gap.0)), 1);
        }
        I::EnterHandler { saved, .. } => write(saved, 1),
        _ => {
            let writes_window = is_call(instruction);
            for operand in instruction.op().row().operands {
                let is_written = operand.name == "dst" || operand.name == "window" && writes_window;
                if operand.kind == OperandKind::Register && is_written {
                    write(Reg(operand.slot.read(&words[..length]) as u16), 1);
                }
            }
        }
    }
}

/// Names the rows of registers that an instruction reads.
fn for_reads(code: &Code, instruction: Instruction, mut row: impl FnMut(usize, usize)) {
    use super::code::Constant;
    use Instruction as I;
    let names = |index: u32| match &code.constants[index as usize] {
        Constant::Tuple(names) => names.len() as u32,
        _ => 0,
    };
    let mut words = [0; 3];
    let length = instruction.encode(&mut words);
    let mut read = |register: Reg, count: u32| row(usize::from(register.0), count as usize);
    let behind = |window: Reg, gap: super::operand::Variant| Reg(window.0 + u16::from(gap.0));
    match instruction {
        I::Call { window, count, gap } => read(behind(window, gap), 1 + count.0),
        I::CallMethod { window, count, gap } => read(behind(window, gap), 2 + count.0),
        I::CallKw {
            window,
            count,
            gap,
            names: tuple,
        } => read(behind(window, gap), 1 + count.0 + names(tuple.0)),
        I::CallMethodKw {
            window,
            count,
            gap,
            names: tuple,
        } => read(behind(window, gap), 2 + count.0 + names(tuple.0)),
        I::CallEx { window, gap } | I::CallSuper { window, gap } => read(behind(window, gap), 3),
        I::BuildSlice { first, .. } => read(first, 3),
        I::BuildTuple { first, count, .. }
        | I::BuildList { first, count, .. }
        | I::BuildSet { first, count, .. }
        | I::BuildString { first, count, .. } => read(first, count.0),
        I::BuildDict { first, count, .. } => read(first, 2 * count.0),
        I::UnpackSequence { source, .. } | I::UnpackStarred { source, .. } => read(source, 1),
        I::BuildInterpolation { first, .. } => read(first, 4),
        I::Intrinsic { first, which, .. } => {
            let intrinsic = Intrinsic::ALL.get(usize::from(which.0));
            read(
                first,
                intrinsic.map_or(0, |intrinsic| intrinsic.operands() as u32),
            );
        }
        I::MakeFunction { first, parts, .. } => read(first, parts.0.count_ones()),
        I::LoadHigh { high, .. } => read(high, 1),
        I::StoreHigh { src, .. } => read(src, 1),
        // Until then the loop or context that is left is there.
        I::Release { window, kept } => {
            read(window, 1);
            read(kept, 1);
        }
        I::EnterHandler { exception, .. } => read(exception, 1),
        I::LoadMethod { object, .. } => read(object, 1),
        _ => {
            for operand in instruction.op().row().operands {
                if operand.kind == OperandKind::Register && operand.name != "dst" {
                    read(Reg(operand.slot.read(&words[..length]) as u16), 1);
                }
            }
        }
    }
}
