//! The verifier: checks in one pass that running a code object can only touch what it has.
//!
//! The interpreter's loop reads registers, constants and sites without checking; these are the checks,
//! made once when code is loaded. They are about safety, not about sense: a code object that passes may
//! still compute nonsense, but within its own frame.

use std::fmt;

use super::code::{Code, CodeKind, Constant};
use super::opcode::{BinaryOperator, Comparison, Effect, Instruction, Intrinsic, OperandRow};
use super::operand::{OperandKind, Reg, Variant};

/// Why a code object is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Refusal {
    pub(crate) pc: u32,
    pub(crate) reason: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "word {}: {}", self.pc, self.reason)
    }
}

/// Checks a code object, not the ones among its constants.
pub(crate) fn verify(code: &Code) -> Result<(), Refusal> {
    let starts = instruction_starts(code)?;
    let mut pc = 0;
    let mut last = None;
    while pc < code.words.len() {
        let instruction = Instruction::decode(&code.words[pc..]).expect("the first pass decoded it");
        check_instruction(code, &starts, pc, instruction).map_err(|reason| Refusal {
            pc: pc as u32,
            reason: format!("{instruction:?}: {reason}"),
        })?;
        last = Some(instruction);
        pc += instruction.op().row().words;
    }
    let refuse = |pc: u32, reason: &str| {
        Err(Refusal {
            pc,
            reason: reason.into(),
        })
    };
    if !last.is_some_and(|last| last.op().row().effects.contains(&Effect::Ends)) {
        return refuse(
            code.words.len() as u32,
            "the last instruction does not end the flow",
        );
    }
    for handler in &code.handlers {
        let is_start = |word: u32| starts.get(word as usize).copied().unwrap_or(false);
        if handler.start >= handler.end
            || !is_start(handler.start)
            || !(is_start(handler.end) || handler.end as usize == code.words.len())
            || !is_start(handler.target)
        {
            return refuse(
                handler.start,
                "a handler's range or target is not on instructions",
            );
        }
        if handler.register >= code.registers {
            return refuse(handler.target, "a handler's register is outside of the frame");
        }
    }
    check_layout(code).map_err(|reason| Refusal { pc: 0, reason })
}

/// Which words begin an instruction.
fn instruction_starts(code: &Code) -> Result<Vec<bool>, Refusal> {
    let mut starts = vec![false; code.words.len()];
    let mut pc = 0;
    while pc < code.words.len() {
        let Some(instruction) = Instruction::decode(&code.words[pc..]) else {
            return Err(Refusal {
                pc: pc as u32,
                reason: "not an instruction".into(),
            });
        };
        starts[pc] = true;
        pc += instruction.op().row().words;
    }
    Ok(starts)
}

fn check_layout(code: &Code) -> Result<(), String> {
    let registers = code.registers as usize;
    if code.local_names.len() > registers || code.parameters.registers() as usize > code.local_names.len() {
        return Err("parameters and locals do not fit the registers".into());
    }
    if code.parameters.positional_only > code.parameters.positional {
        return Err("more positional-only than positional parameters".into());
    }
    if code
        .cell_registers
        .iter()
        .any(|&register| register as usize >= code.local_names.len())
    {
        return Err("a cell is no local".into());
    }
    let mut variables = code.comprehension_variables.iter();
    if variables.any(|range| usize::from(range.register) >= code.local_names.len()) {
        return Err("a variable of a comprehension is no local".into());
    }
    Ok(())
}

fn check_instruction(
    code: &Code,
    starts: &[bool],
    pc: usize,
    instruction: Instruction,
) -> Result<(), String> {
    let row = instruction.op().row();
    for operand in row.operands {
        check_operand(code, starts, pc, row.words, operand)?;
    }
    let suspends = row.effects.contains(&Effect::Suspends);
    let is_await = matches!(
        instruction,
        Instruction::Await { .. } | Instruction::ForAsync { .. }
    );
    let allowed = match code.kind {
        CodeKind::Plain => !suspends,
        CodeKind::Generator => !is_await,
        CodeKind::Coroutine => is_await || !suspends,
        CodeKind::AsyncGenerator => !matches!(instruction, Instruction::YieldFrom { .. }),
    };
    if !allowed {
        return Err(format!("cannot suspend in code of kind {:?}", code.kind));
    }
    check_shape(code, instruction)
}

fn check_operand(
    code: &Code,
    starts: &[bool],
    pc: usize,
    length: usize,
    operand: &OperandRow,
) -> Result<(), String> {
    let bits = operand.slot.read(&code.words[pc..]);
    let within = |limit: usize| {
        (bits as usize) < limit || {
            // A window or row of no registers may lie just past the end; its shape is checked apart.
            operand.kind == OperandKind::Register && operand.name == "first" && bits as usize <= limit
        }
    };
    let is_good = match operand.kind {
        OperandKind::Register => within(code.registers as usize),
        OperandKind::Constant => within(code.constants.len()),
        OperandKind::Site => within(code.sites.len()),
        OperandKind::Free => within(code.free_names.len()),
        OperandKind::Offset => {
            let target = (pc + length) as i64 + i64::from(operand.slot.sign_extend(bits));
            usize::try_from(target).is_ok_and(|target| starts.get(target).copied().unwrap_or(false))
        }
        OperandKind::Immediate | OperandKind::Count | OperandKind::Variant => true,
    };
    match is_good {
        true => Ok(()),
        false => Err(format!("operand `{}` is out of range", operand.name)),
    }
}

/// What the operands' kinds do not say: rows of registers, call windows, variants, kinds of constants.
fn check_shape(code: &Code, instruction: Instruction) -> Result<(), String> {
    use Instruction as I;
    let registers = usize::from(code.registers);
    let row = |first: u16, count: usize| match usize::from(first) + count <= registers {
        true => Ok(()),
        false => Err("a row of registers reaches out of the frame".to_owned()),
    };
    // Only a frame that is made on the heap needs no room for the header of the callee's.
    let header = match code.kind {
        CodeKind::Plain => 3,
        _ => 0,
    };
    let call = |window: Reg, gap: Variant, count: usize| match usize::from(gap.0) == header {
        true => row(window.0, header + count),
        false => Err("a call window of another kind of frame".to_owned()),
    };
    let variant = |number: u8, count: usize| match usize::from(number) < count {
        true => Ok(()),
        false => Err("no such variant".to_owned()),
    };
    let names = |index: u32| match &code.constants[index as usize] {
        Constant::Tuple(names) if names.iter().all(|name| matches!(name, Constant::Str(_))) => {
            Ok(names.len())
        }
        _ => Err("the keyword names are not a tuple of strings".to_owned()),
    };
    match instruction {
        I::Call { window, count, gap } => call(window, gap, 1 + count.0 as usize),
        I::CallMethod { window, count, gap } => call(window, gap, 2 + count.0 as usize),
        I::CallKw {
            window,
            count,
            gap,
            names: tuple,
        } => call(window, gap, 1 + count.0 as usize + names(tuple.0)?),
        I::CallMethodKw {
            window,
            count,
            gap,
            names: tuple,
        } => call(window, gap, 2 + count.0 as usize + names(tuple.0)?),
        I::CallEx { window, gap } | I::CallSuper { window, gap } => call(window, gap, 3),
        I::LoadMethod { window, gap, .. } => call(window, gap, 2),
        I::BuildSlice { first, .. } => row(first.0, 3),
        I::BuildTuple { first, count, .. }
        | I::BuildList { first, count, .. }
        | I::BuildSet { first, count, .. }
        | I::BuildString { first, count, .. }
        | I::UnpackSequence { first, count, .. } => row(first.0, count.0 as usize),
        I::BuildDict { first, count, .. } => row(first.0, 2 * count.0 as usize),
        I::UnpackStarred {
            first, before, after, ..
        } => row(first.0, before.0 as usize + 1 + after.0 as usize),
        I::BuildInterpolation { first, .. } => row(first.0, 4),
        I::Intrinsic { first, which, .. } => match Intrinsic::ALL.get(usize::from(which.0)) {
            Some(intrinsic) => row(first.0, intrinsic.operands()),
            None => Err("no such intrinsic".into()),
        },
        I::ExceptionInfo { dst, .. } => row(dst.0, 3),
        I::LoadContext { dst, gap, .. } | I::LoadAsyncContext { dst, gap, .. } => {
            call(Reg(dst.0 + 1), gap, 1)
        }
        I::MakeFunction {
            first,
            parts,
            code: constant,
            ..
        } => {
            let Constant::Code(inner) = &code.constants[constant.0 as usize] else {
                return Err("the constant is no code".into());
            };
            variant(parts.0, 16)?;
            if (parts.0 & 8 != 0) == inner.free_names.is_empty() {
                return Err("the closure does not match the code's free variables".into());
            }
            row(first.0, parts.0.count_ones() as usize)
        }
        I::LoadSpecial { special, .. } => variant(special.0, 6),
        I::Binary { operator, .. } | I::Inplace { operator, .. } => {
            variant(operator.0, BinaryOperator::ALL.len())
        }
        I::Compare { comparison, .. } => variant(comparison.0, Comparison::ALL.len()),
        I::Await { role, .. } => variant(role.0, 3),
        I::Format { conversion, .. } | I::FormatSpec { conversion, .. } => variant(conversion.0, 4),
        I::JumpBack { offset } if offset.0 >= 0 => Err("a jump back goes forwards".into()),
        I::Jump { offset } if offset.0 < 0 => Err("a jump without a safepoint goes back".into()),
        _ => Ok(()),
    }
}
