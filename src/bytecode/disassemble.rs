//! Code objects as text: what `pyish dis` prints.
//!
//! One line an instruction: source line where it changes, label of a jump target, word, name, operands.
//! Nested code objects follow the one that makes them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use super::code::{Code, CodeKind, Constant, ScopeKind};
use super::opcode::{BinaryOperator, Comparison, Effect, Instruction, Intrinsic, OPCODES, OperandRow};
use super::operand::{Operand, OperandKind, Slot};

/// The listing of a code object and all that are inside it.
pub(crate) fn disassemble(code: &Code) -> String {
    let mut out = String::new();
    let mut waiting = vec![code];
    // Depth first, so that a function's own functions follow it directly.
    while let Some(code) = waiting.pop() {
        if !out.is_empty() {
            out.push('\n');
        }
        list(code, &mut out);
        let inner: Vec<&Code> = code.constants.iter().filter_map(as_code).collect();
        waiting.extend(inner.into_iter().rev());
    }
    out
}

fn as_code(constant: &Constant) -> Option<&Code> {
    match constant {
        Constant::Code(code) => Some(code),
        _ => None,
    }
}

/// The opcode table as text: name, operands, effects and meaning of every instruction.
pub(crate) fn legend() -> String {
    let mut out = String::new();
    for row in OPCODES {
        let operands: Vec<_> = row.operands.iter().map(|operand| operand.name).collect();
        let _ = write!(out, "{} {}", row.name, operands.join(", "));
        let effects: Vec<_> = row.effects.iter().map(|effect| effect_name(*effect)).collect();
        if !effects.is_empty() {
            let _ = write!(out, "  [{}]", effects.join(", "));
        }
        out.push('\n');
        for line in row.doc.trim().lines() {
            let _ = writeln!(out, "    {}", line.trim());
        }
    }
    out
}

fn effect_name(effect: Effect) -> &'static str {
    match effect {
        Effect::Raises => "raises",
        Effect::Calls => "calls",
        Effect::Jumps => "jumps",
        Effect::Suspends => "suspends",
        Effect::Ends => "ends",
        Effect::Safepoint => "safepoint",
    }
}

fn list(code: &Code, out: &mut String) {
    heading(code, out);
    let labels = labels(code);
    let mut pc = 0;
    let mut line = 0;
    while pc < code.words.len() {
        let Some(instruction) = Instruction::decode(&code.words[pc..]) else {
            let _ = writeln!(
                out,
                "       {pc:>5}  not an instruction: {:#010x}",
                code.words[pc]
            );
            pc += 1;
            continue;
        };
        let row = instruction.op().row();
        let here = code.lines.position(pc as u32).map_or(0, |position| position.line);
        let shown = match here != line && here != 0 {
            true => here.to_string(),
            false => String::new(),
        };
        line = here;
        let label = labels
            .get(&(pc as u32))
            .map(|label| format!("L{label}:"))
            .unwrap_or_default();
        let operands: Vec<String> = row
            .operands
            .iter()
            // It follows from the kind of code.
            .filter(|operand| operand.name != "gap")
            .map(|operand| show_operand(code, &labels, pc, row.words, instruction, operand))
            .collect();
        let text = format!(
            "{shown:>5} {label:<5} {pc:>4}  {:<18} {}",
            row.name,
            operands.join(", ")
        );
        out.push_str(text.trim_end());
        out.push('\n');
        pc += row.words;
    }
    for handler in &code.handlers {
        let target = labels.get(&handler.target).copied().unwrap_or_default();
        let _ = writeln!(
            out,
            "  handler {}..{} -> L{target} in {}",
            handler.start,
            handler.end,
            register(code, handler.register)
        );
    }
}

fn heading(code: &Code, out: &mut String) {
    let kind = match code.kind {
        CodeKind::Plain => "",
        CodeKind::Generator => ", generator",
        CodeKind::Coroutine => ", coroutine",
        CodeKind::AsyncGenerator => ", async generator",
    };
    let scope = match code.scope {
        ScopeKind::Module => ", module scope",
        ScopeKind::Function => "",
        ScopeKind::Namespace => ", namespace scope",
    };
    let registers = code.registers;
    let _ = writeln!(
        out,
        "{} (line {}, {registers} registers{kind}{scope})",
        code.qualname, code.first_line
    );
    let parameters = code.parameters.registers() as usize;
    let named = |names: &[Arc<str>]| {
        names
            .iter()
            .filter(|name| !name.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (taken, locals) = code.local_names.split_at(parameters.min(code.local_names.len()));
    for (title, names) in [
        ("parameters", taken),
        ("locals", locals),
        ("free", &code.free_names[..]),
    ] {
        if !named(names).is_empty() {
            let _ = writeln!(out, "  {title}: {}", named(names));
        }
    }
    if !code.cell_registers.is_empty() {
        let cells: Vec<_> = code
            .cell_registers
            .iter()
            .map(|&cell| register(code, cell))
            .collect();
        let _ = writeln!(out, "  cells: {}", cells.join(" "));
    }
}

/// A number for every word that something jumps to, in order.
fn labels(code: &Code) -> BTreeMap<u32, usize> {
    let mut labels = BTreeMap::new();
    let mut pc = 0;
    while pc < code.words.len() {
        let Some(instruction) = Instruction::decode(&code.words[pc..]) else {
            pc += 1;
            continue;
        };
        let row = instruction.op().row();
        for operand in row
            .operands
            .iter()
            .filter(|operand| operand.kind == OperandKind::Offset)
        {
            labels.insert(jump_target(code, pc, row.words, operand), 0);
        }
        pc += row.words;
    }
    for handler in &code.handlers {
        labels.insert(handler.target, 0);
    }
    for (number, label) in labels.values_mut().enumerate() {
        *label = number + 1;
    }
    labels
}

fn jump_target(code: &Code, pc: usize, length: usize, operand: &OperandRow) -> u32 {
    let bits = operand.slot.read(&code.words[pc..]);
    ((pc + length) as i64 + i64::from(operand.slot.sign_extend(bits))) as u32
}

/// A register by the name of its variable, else by number.
fn register(code: &Code, register: u16) -> String {
    match code.local_names.get(register as usize) {
        Some(name) if !name.is_empty() => format!("r{register}({name})"),
        _ => format!("r{register}"),
    }
}

fn show_operand(
    code: &Code,
    labels: &BTreeMap<u32, usize>,
    pc: usize,
    length: usize,
    instruction: Instruction,
    operand: &OperandRow,
) -> String {
    let bits = operand.slot.read(&code.words[pc..]);
    match operand.kind {
        OperandKind::Register => register(code, bits as u16),
        OperandKind::Immediate => immediate(bits, operand.slot).to_string(),
        OperandKind::Count => format!("{}={bits}", operand.name),
        OperandKind::Constant => code
            .constants
            .get(bits as usize)
            .map_or("?".into(), show_constant),
        OperandKind::Site => code
            .sites
            .get(bits as usize)
            .map_or("?".into(), |name| format!(".{name}")),
        OperandKind::Free => code
            .free_names
            .get(bits as usize)
            .map_or("?".into(), |name| format!("free({name})")),
        OperandKind::Offset => {
            let target = jump_target(code, pc, length, operand);
            format!("-> L{}", labels.get(&target).copied().unwrap_or_default())
        }
        OperandKind::Variant => variant(instruction, operand, bits as u8),
    }
}

fn immediate(bits: u32, slot: Slot) -> i32 {
    super::operand::Imm::from_bits(bits, slot).0
}

fn variant(instruction: Instruction, operand: &OperandRow, number: u8) -> String {
    let index = number as usize;
    let specials = ["None", "False", "True", "Ellipsis", "NotImplemented", "Undef"];
    let known = match instruction {
        Instruction::LoadSpecial { .. } => specials.get(index).copied(),
        Instruction::Binary { .. } => BinaryOperator::ALL.get(index).map(|operator| operator.symbol()),
        Instruction::Inplace { .. } => {
            return BinaryOperator::ALL
                .get(index)
                .map_or("?".into(), |operator| format!("{}=", operator.symbol()));
        }
        Instruction::Intrinsic { .. } => Intrinsic::ALL.get(index).map(|intrinsic| intrinsic.name()),
        Instruction::Compare { .. } => Comparison::ALL.get(index).map(|comparison| comparison.symbol()),
        _ => None,
    };
    known.map_or_else(|| format!("{}={number}", operand.name), str::to_owned)
}

fn show_constant(constant: &Constant) -> String {
    let all = |items: &[Constant]| items.iter().map(show_constant).collect::<Vec<_>>().join(", ");
    match constant {
        Constant::None => "None".into(),
        Constant::False => "False".into(),
        Constant::True => "True".into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Int(int) => int.to_string(),
        Constant::BigInt(int) => int.to_string(),
        Constant::Float(float) => format!("{float:?}"),
        Constant::Complex(real, imaginary) => format!("({real:?}{imaginary:+?}j)"),
        Constant::Str(text) => format!("{text:?}"),
        Constant::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Constant::Tuple(items) if items.len() == 1 => format!("({},)", show_constant(&items[0])),
        Constant::Tuple(items) => format!("({})", all(items)),
        Constant::FrozenSet(items) => format!("frozenset({})", all(items)),
        Constant::Code(code) => format!("<code {}>", code.qualname),
    }
}
