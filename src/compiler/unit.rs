//! A code object in the making: its registers, constants, sites and open blocks.

use std::collections::HashMap;
use std::sync::Arc;

use num_bigint::BigInt;
use pyish_grammar::ast::{Name, Span, Stmt};

use super::call::HEADER;
use super::emit::{Emitter, Label, Protection, RegisterSet};
use super::scope::{ScopeId, ScopeType, Scopes};
use super::{Compiled, Compiler};
use crate::bytecode::code::{Code, CodeKind, Constant, Parameters, Position, ScopeKind};
use crate::bytecode::opcode::{Instruction, Op};
use crate::bytecode::operand::{ConstantIndex, Count, FreeIndex, Reg, SiteIndex, Variant};

/// How many registers an 8-bit operand reaches.
pub(super) const LOW_REGISTERS: u16 = 256;
/// With more locals than this, some live beyond the reach of an operand …
const MAX_LOW_LOCALS: u16 = 192;
/// … and this many stay within it, so that there is room for temporaries.
const LOW_LOCALS_WHEN_MANY: u16 = 144;

/// The most registers of a frame.
pub(super) const MAX_REGISTERS: u16 = 60_000;

/// The most local variables of a function.
const MAX_LOCALS: usize = 30_000;

/// The number of `Undef` among the specials of `LoadSpecial`.
pub(super) const UNDEF: Variant = Variant(5);

/// A block that `return`, `break` and `continue` have to leave in good order.
pub(super) enum Block<'a> {
    /// A `for` keeps its iterator in a register, which dies when the loop is left.
    Loop {
        head: Label,
        exit: Label,
        iterator: Option<Reg>,
    },
    /// The body of a `try` with `except` clauses.
    Try(Protection),
    /// A body with a `finally` to come: a copy of it runs on the way out.
    Finally {
        protection: Protection,
        body: &'a [Stmt],
    },
    /// A handler is running: the exception handled before comes back on the way out, and `name` goes.
    Handler { protection: Protection, saved: Reg },
    /// The `as` name of an `except` clause is bound.
    HandlerName {
        protection: Protection,
        name: &'a Name,
        span: Span,
    },
    /// The body of a `with`: `__exit__` is called on the way out.
    With {
        protection: Protection,
        exit: Reg,
        is_async: bool,
        span: Span,
    },
}

impl Block<'_> {
    pub(super) fn protection_mut(&mut self) -> Option<&mut Protection> {
        match self {
            Block::Loop { .. } => None,
            Block::Try(protection)
            | Block::Finally { protection, .. }
            | Block::Handler { protection, .. }
            | Block::HandlerName { protection, .. }
            | Block::With { protection, .. } => Some(protection),
        }
    }
}

pub(super) struct Unit<'a> {
    /// The scope this is the code of.
    pub(super) owner: ScopeId,
    /// The scope names are looked up in: the owner or a comprehension in it.
    pub(super) scope: ScopeId,
    pub(super) name: Arc<str>,
    pub(super) qualname: Arc<str>,
    pub(super) first_line: u32,
    pub(super) kind: CodeKind,
    pub(super) scope_kind: ScopeKind,
    pub(super) parameters: Parameters,
    pub(super) doc: Option<Arc<str>>,
    pub(super) emitter: Emitter,
    pub(super) blocks: Vec<Block<'a>>,
    local_names: Vec<Arc<str>>,
    cell_registers: Vec<u16>,
    /// Registers of locals an operand reaches; temporaries come after them.
    low_locals: u16,
    next: u16,
    /// Temporaries from here on belong to the present statement alone.
    pub(super) movable: u16,
    /// The first register beyond the reach of operands that nothing uses; above the locals there.
    pub(super) aside: u16,
    /// Where the headers of the windows lie that are open.
    pub(super) headers: Vec<u16>,
    /// How many registers have been in use at once.
    highest: u16,
    free_names: Vec<Arc<str>>,
    free_index: HashMap<Arc<str>, u16>,
    constants: Vec<Constant>,
    constant_index: HashMap<ConstantKey, u32>,
    sites: Vec<Arc<str>>,
    shared_sites: HashMap<(Op, Arc<str>), u32>,
    /// Locals whose register must say Undef at entry.
    pub(super) needs_undef: RegisterSet,
    bound_at_entry: RegisterSet,
    /// Where `__class__` and the namespace for annotations lie in a class body.
    pub(super) class_cell: Option<Reg>,
    pub(super) class_dict: Option<Reg>,
    /// The cell of the conditional annotations that were met, in a class body.
    pub(super) conditional_annotations: Option<Reg>,
    pub(super) annotations: Vec<super::annotation::VariableAnnotation<'a>>,
    /// How many blocks that may not run are open.
    pub(super) conditional: u32,
    prologue: Vec<(Instruction, Span)>,
}

/// A constant as a key: floats by their bits, so that `0.0` and `-0.0` stay apart.
#[derive(Clone, PartialEq, Eq, Hash)]
enum ConstantKey {
    None,
    False,
    True,
    Ellipsis,
    Int(i64),
    BigInt(BigInt),
    Float(u64),
    Complex(u64, u64),
    Str(Arc<str>),
    Bytes(Arc<[u8]>),
    Tuple(Vec<ConstantKey>),
    FrozenSet(Vec<ConstantKey>),
}

impl ConstantKey {
    /// `None` for code, which is never shared.
    fn new(constant: &Constant) -> Option<ConstantKey> {
        let all = |items: &[Constant]| items.iter().map(ConstantKey::new).collect::<Option<Vec<_>>>();
        Some(match constant {
            Constant::None => ConstantKey::None,
            Constant::False => ConstantKey::False,
            Constant::True => ConstantKey::True,
            Constant::Ellipsis => ConstantKey::Ellipsis,
            Constant::Int(int) => ConstantKey::Int(*int),
            Constant::BigInt(int) => ConstantKey::BigInt(int.clone()),
            Constant::Float(float) => ConstantKey::Float(float.to_bits()),
            Constant::Complex(real, imaginary) => ConstantKey::Complex(real.to_bits(), imaginary.to_bits()),
            Constant::Str(text) => ConstantKey::Str(text.clone()),
            Constant::Bytes(bytes) => ConstantKey::Bytes(bytes.clone()),
            Constant::Tuple(items) => ConstantKey::Tuple(all(items)?),
            Constant::FrozenSet(items) => ConstantKey::FrozenSet(all(items)?),
            Constant::Code(_) => return None,
        })
    }
}

impl<'a> Unit<'a> {
    pub(super) fn new(owner: ScopeId, name: Arc<str>, qualname: Arc<str>) -> Self {
        Unit {
            owner,
            scope: owner,
            name,
            qualname,
            first_line: 1,
            kind: CodeKind::Plain,
            scope_kind: ScopeKind::Function,
            parameters: Parameters::default(),
            doc: None,
            emitter: Emitter::new(),
            blocks: Vec::new(),
            local_names: Vec::new(),
            cell_registers: Vec::new(),
            low_locals: 0,
            next: 0,
            movable: 0,
            aside: LOW_REGISTERS,
            headers: Vec::new(),
            highest: 0,
            free_names: Vec::new(),
            free_index: HashMap::new(),
            constants: Vec::new(),
            constant_index: HashMap::new(),
            sites: Vec::new(),
            shared_sites: HashMap::new(),
            needs_undef: RegisterSet::default(),
            bound_at_entry: RegisterSet::default(),
            class_cell: None,
            class_dict: None,
            conditional_annotations: None,
            annotations: Vec::new(),
            conditional: 0,
            prologue: Vec::new(),
        }
    }

    /// A register that no variable of the source stands for.
    pub(super) fn add_hidden_local(&mut self, name: &str) -> u16 {
        self.local_names.push(name.into());
        self.local_names.len() as u16 - 1
    }

    pub(super) fn constant(&mut self, constant: Constant) -> ConstantIndex {
        let next = self.constants.len() as u32;
        if let Some(key) = ConstantKey::new(&constant) {
            let index = *self.constant_index.entry(key).or_insert(next);
            if index != next {
                return ConstantIndex(index);
            }
        }
        self.constants.push(constant);
        ConstantIndex(next)
    }

    /// A site of its own for one attribute access or import.
    pub(super) fn site(&mut self, name: &Arc<str>) -> SiteIndex {
        self.sites.push(name.clone());
        SiteIndex(self.sites.len() as u32 - 1)
    }

    /// The site that all instructions with this opcode and name share.
    pub(super) fn shared_site(&mut self, op: Op, name: &Arc<str>) -> SiteIndex {
        if let Some(&index) = self.shared_sites.get(&(op, name.clone())) {
            return SiteIndex(index);
        }
        let site = self.site(name);
        self.shared_sites.insert((op, name.clone()), site.0);
        site
    }

    pub(super) fn free(&self, name: &str) -> FreeIndex {
        FreeIndex(self.free_index[name])
    }

    // ---- registers ----

    /// Whether something that is needed lies above the temporaries, and so above every call window.
    pub(super) fn has_high_registers(&self) -> bool {
        self.aside > LOW_REGISTERS
    }

    /// Notes that the registers below `end` hold what was put aside.
    pub(super) fn put_aside(&mut self, end: u16) {
        self.aside = end;
        self.highest = self.highest.max(end);
    }

    /// One more register beyond the reach of operands.
    pub(super) fn new_aside(&mut self) -> Option<Reg> {
        let register = self.aside;
        if register >= MAX_REGISTERS {
            return None;
        }
        self.put_aside(register + 1);
        Some(Reg(register))
    }

    /// Gives back what was put aside from `start` on.
    pub(super) fn take_back(&mut self, start: u16) {
        self.aside = start;
    }

    /// Whether a temporary is in the header of a window, where nothing is until the call is made.
    pub(super) fn is_in_header(&self, register: u16) -> bool {
        let mut headers = self.headers.iter();
        headers.any(|&header| (header..header + u16::from(HEADER)).contains(&register))
    }

    /// Takes temporaries again that were given back.
    pub(super) fn reserve(&mut self, end: u16) {
        self.next = end;
    }

    /// Whether a register is a temporary rather than a local.
    pub(super) fn is_temporary(&self, register: Reg) -> bool {
        register.0 >= self.low_locals && register.0 < LOW_REGISTERS
    }

    /// Opens a block whose handler needs the registers that are taken now.
    pub(super) fn open_block(&mut self, block: Block<'a>) {
        self.blocks.push(block);
        self.movable = self.movable.max(self.next);
    }

    pub(super) fn is_topmost(&self, register: Reg) -> bool {
        self.is_temporary(register) && register.0 + 1 == self.next
    }

    pub(super) fn mark(&self) -> u16 {
        self.next
    }

    /// Gives back all temporaries taken since `mark`.
    pub(super) fn release(&mut self, mark: u16) {
        debug_assert!(mark <= self.next);
        self.next = mark;
        while self.headers.last().is_some_and(|&header| header >= mark) {
            self.headers.pop();
        }
    }

    fn add_local(&mut self, scopes: &mut Scopes, scope: ScopeId, index: usize) {
        let register = match self.local_names.len() as u16 {
            // The registers from here to the end of an operand's reach are for temporaries.
            low if low < self.low_locals => low,
            length => length.max(LOW_REGISTERS),
        };
        let symbol = &mut scopes[scope].symbols[index];
        symbol.register = register;
        self.local_names.resize(register as usize, "".into());
        self.local_names.push(symbol.name.clone());
        if symbol.deleted {
            self.emitter.deletable.insert(register);
        }
    }
}

impl<'a> Compiler<'a> {
    /// Gives every local of the unit, and every variable of the comprehensions in it, its register,
    /// and notes what has to happen before the first statement.
    pub(super) fn assign_registers(&mut self) -> Compiled<()> {
        let owner = self.unit.owner;
        let scopes = &mut self.table.scopes;
        for name in scopes[owner].free.clone() {
            let index = self.unit.free_names.len() as u16;
            self.unit.free_index.insert(name.clone(), index);
            self.unit.free_names.push(name);
        }
        if scopes[owner].needs_class_cell {
            self.unit.class_cell = Some(Reg(self.unit.add_hidden_local("__class__")));
        }
        if scopes[owner].needs_class_dict {
            self.unit.class_dict = Some(Reg(self.unit.add_hidden_local(".classdict")));
        }
        if scopes[owner].kind == ScopeType::Class && scopes[owner].has_conditional_annotations {
            self.unit.conditional_annotations = Some(Reg(self.unit.add_hidden_local(".conditional")));
        }
        let mut wanted = Vec::new();
        let is_function = matches!(
            scopes[owner].kind,
            ScopeType::Function | ScopeType::Generator | ScopeType::Annotations | ScopeType::TypeParameters
        );
        if is_function {
            let symbols = scopes[owner].symbols.iter().enumerate();
            wanted.extend(
                symbols
                    .filter(|(_, symbol)| symbol.is_bound())
                    .map(|(index, _)| (owner, index)),
            );
        }
        let locals_proper = wanted.len();
        collect_comprehension_variables(scopes, owner, &mut wanted);
        let hidden = self.unit.local_names.len();
        let slots = share_slots(scopes, &wanted[locals_proper..]);
        let total = hidden + locals_proper + slots.len();
        if total > MAX_LOCALS {
            return self.fail("too many local variables", Span::default());
        }
        self.unit.low_locals = match total as u16 {
            total if total <= MAX_LOW_LOCALS => total,
            _ => LOW_LOCALS_WHEN_MANY,
        };
        let parameters = self.unit.parameters.registers() as usize;
        for &(scope, index) in &wanted[..locals_proper] {
            let is_parameter = scopes[scope].symbols[index].parameter;
            // Parameters come first and in a row, wherever that leads.
            if is_parameter && self.unit.local_names.len() < parameters {
                let register = self.unit.local_names.len() as u16;
                scopes[scope].symbols[index].register = register;
                let symbol = &scopes[scope].symbols[index];
                self.unit.local_names.push(symbol.name.clone());
                if symbol.deleted {
                    self.unit.emitter.deletable.insert(register);
                }
                self.unit.emitter.bound.insert(register);
            } else {
                self.unit.add_local(scopes, scope, index);
            }
        }
        for slot in slots {
            let (first_scope, first_index) = slot[0];
            self.unit.add_local(scopes, first_scope, first_index);
            let register = scopes[first_scope].symbols[first_index].register;
            for &(scope, index) in &slot {
                scopes[scope].symbols[index].register = register;
                let in_cell = scopes[scope].symbols[index].in_cell;
                if in_cell && !self.unit.cell_registers.contains(&register) {
                    self.unit.cell_registers.push(register);
                }
            }
        }
        self.unit.next = self.unit.low_locals;
        self.unit.highest = (self.unit.local_names.len() as u16).max(self.unit.low_locals);
        self.move_crowded_parameters(&wanted[..locals_proper]);
        self.unit.movable = self.unit.low_locals;
        self.unit.aside = (self.unit.local_names.len() as u16).max(LOW_REGISTERS);
        self.make_cells(&wanted[..locals_proper]);
        self.unit.bound_at_entry = self.unit.emitter.bound.clone();
        self.unit.emitter.assigned = self.unit.emitter.bound.clone();
        Ok(())
    }

    /// Parameters that lie where temporaries must be move beyond the reach of operands.
    fn move_crowded_parameters(&mut self, locals: &[(ScopeId, usize)]) {
        for &(scope, index) in locals {
            let symbol = &mut self.table.scopes[scope].symbols[index];
            let from = symbol.register;
            if from < self.unit.low_locals || from >= LOW_REGISTERS {
                continue;
            }
            let to = (self.unit.local_names.len() as u16).max(LOW_REGISTERS);
            symbol.register = to;
            self.unit.local_names.resize(to as usize, "".into());
            self.unit.local_names.push(symbol.name.clone());
            self.unit.prologue.push((
                Instruction::StoreHigh {
                    src: Reg(from),
                    high: Reg(to),
                },
                Span::default(),
            ));
            self.unit.emitter.bound.insert(to);
            self.unit.highest = self.unit.highest.max(to + 1);
        }
    }

    /// Puts the variables that inner functions share into cells.
    fn make_cells(&mut self, locals: &[(ScopeId, usize)]) {
        let mut cells = Vec::new();
        for &(scope, index) in locals {
            let symbol = &self.table.scopes[scope].symbols[index];
            if symbol.in_cell {
                cells.push((symbol.register, symbol.parameter));
            }
        }
        let span = Span::default();
        for (register, is_parameter) in cells {
            self.unit.cell_registers.push(register);
            let high = register >= LOW_REGISTERS;
            let target = if high {
                Reg(self.unit.low_locals)
            } else {
                Reg(register)
            };
            let prologue = &mut self.unit.prologue;
            match (is_parameter, high) {
                (true, true) => prologue.push((
                    Instruction::LoadHigh {
                        dst: target,
                        high: Reg(register),
                    },
                    span,
                )),
                (true, false) => {}
                (false, _) => prologue.push((
                    Instruction::LoadSpecial {
                        dst: target,
                        special: UNDEF,
                    },
                    span,
                )),
            }
            prologue.push((Instruction::MakeCell { target }, span));
            if high {
                prologue.push((
                    Instruction::StoreHigh {
                        src: target,
                        high: Reg(register),
                    },
                    span,
                ));
                self.unit.highest = self.unit.highest.max(target.0 + 1);
            }
        }
        if let Some(cell) = self.unit.class_cell {
            self.unit.cell_registers.push(cell.0);
            self.unit.prologue.push((
                Instruction::LoadSpecial {
                    dst: cell,
                    special: UNDEF,
                },
                span,
            ));
            self.unit
                .prologue
                .push((Instruction::MakeCell { target: cell }, span));
        }
        if let Some(cell) = self.unit.conditional_annotations {
            self.unit.cell_registers.push(cell.0);
            self.unit.prologue.push((
                Instruction::BuildSet {
                    dst: cell,
                    first: cell,
                    count: Count(0),
                },
                span,
            ));
            self.unit
                .prologue
                .push((Instruction::MakeCell { target: cell }, span));
        }
        if let Some(cell) = self.unit.class_dict {
            self.unit.cell_registers.push(cell.0);
            self.unit.prologue.push((
                Instruction::Move {
                    dst: cell,
                    src: Reg(0),
                },
                span,
            ));
            self.unit
                .prologue
                .push((Instruction::MakeCell { target: cell }, span));
        }
    }

    /// The next temporary.
    pub(super) fn temporary(&mut self, span: Span) -> Compiled<Reg> {
        let register = self.unit.next;
        if register >= LOW_REGISTERS {
            return self.fail("expression needs too many registers", span);
        }
        self.unit.next += 1;
        self.unit.highest = self.unit.highest.max(self.unit.next);
        Ok(Reg(register))
    }

    /// `count` temporaries in a row.
    pub(super) fn temporaries(&mut self, count: usize, span: Span) -> Compiled<Reg> {
        let first = self.unit.next;
        if count == 0 {
            // Any register will do for a row of none, as long as an operand can name it.
            return Ok(Reg(first.min(LOW_REGISTERS - 1)));
        }
        if first as usize + count > LOW_REGISTERS as usize {
            return self.fail("expression needs too many registers", span);
        }
        self.unit.next += count as u16;
        self.unit.highest = self.unit.highest.max(self.unit.next);
        Ok(Reg(first))
    }

    /// Ends the unit and makes a code object of it.
    pub(super) fn finish(&mut self, mut unit: Unit<'a>, span: Span) -> Compiled<Arc<Code>> {
        unit.emitter.emit(span, Instruction::ReturnNone {});
        if unit.emitter.is_too_long() {
            return self.fail("code is too long", span);
        }
        if unit.sites.len() > u16::MAX as usize && unit.shared_sites.values().any(|&site| site > 0xFFFF) {
            return self.fail("too many names in one scope", span);
        }
        let scope = &self.table.scopes[unit.owner];
        for register in 0..unit.local_names.len() as u16 {
            let name = &unit.local_names[register as usize];
            let hidden = name.is_empty() || name.starts_with('.');
            let is_cell = unit.cell_registers.contains(&register);
            let looked_at = scope.mentions_locals && !hidden && !is_cell;
            if (unit.needs_undef.contains(register) || looked_at) && !unit.bound_at_entry.contains(register) {
                let mut undef = |dst| {
                    unit.prologue
                        .push((Instruction::LoadSpecial { dst, special: UNDEF }, span))
                };
                match register < LOW_REGISTERS {
                    true => undef(Reg(register)),
                    false => {
                        let temporary = Reg(unit.low_locals);
                        undef(temporary);
                        let store = Instruction::StoreHigh {
                            src: temporary,
                            high: Reg(register),
                        };
                        unit.prologue.push((store, span));
                        unit.highest = unit.highest.max(temporary.0 + 1);
                    }
                }
            }
        }
        unit.cell_registers.sort_unstable();
        let lines = &self.lines;
        let assembled = unit.emitter.assemble(&unit.prologue, |span| lines.locate(span));
        let tells_locals = self.table.scopes[unit.owner].mentions_locals;
        let code = Code {
            tells_locals,
            name: unit.name,
            qualname: unit.qualname,
            filename: self.filename.clone(),
            first_line: unit.first_line,
            kind: unit.kind,
            scope: unit.scope_kind,
            parameters: unit.parameters,
            registers: unit.highest.max(unit.local_names.len() as u16),
            local_names: unit.local_names,
            cell_registers: unit.cell_registers,
            free_names: unit.free_names,
            words: assembled.words.into_boxed_slice(),
            constants: unit.constants,
            sites: unit.sites,
            handlers: assembled.handlers,
            comprehension_variables: assembled.comprehension_variables,
            lines: assembled.lines,
            doc: unit.doc,
            has_future_annotations: self.table.future_annotations,
        };
        if cfg!(debug_assertions)
            && let Err(problem) = crate::bytecode::verify::verify(&code)
        {
            unreachable!("the compiler made bad code for {}: {problem}", code.qualname);
        }
        Ok(Arc::new(code))
    }
}

/// The variables of the comprehensions of `scope`, outer ones first.
fn collect_comprehension_variables(scopes: &Scopes, scope: ScopeId, wanted: &mut Vec<(ScopeId, usize)>) {
    for &inner in &scopes[scope].comprehensions {
        let symbols = scopes[inner].symbols.iter().enumerate();
        wanted.extend(
            symbols
                .filter(|(_, symbol)| symbol.is_bound())
                .map(|(index, _)| (inner, index)),
        );
        collect_comprehension_variables(scopes, inner, wanted);
    }
}

/// Lets comprehensions that never run at the same time share registers for variables of one name.
/// Returns the variables of each register.
fn share_slots(scopes: &Scopes, variables: &[(ScopeId, usize)]) -> Vec<Vec<(ScopeId, usize)>> {
    let mut slots: Vec<Vec<(ScopeId, usize)>> = Vec::new();
    let mut by_name: HashMap<(&Name, bool), Vec<usize>> = HashMap::new();
    for &(scope, index) in variables {
        let symbol = &scopes[scope].symbols[index];
        let candidates = by_name.entry((&symbol.name, symbol.in_cell)).or_default();
        // Outer comprehensions come before inner ones, so a clash can only be with a scope around.
        let is_around = |other: ScopeId| {
            let mut around = scopes[scope].parent;
            while let Some(id) = around {
                if id == other {
                    return true;
                }
                around = scopes[id].parent;
            }
            false
        };
        let free = candidates
            .iter()
            .copied()
            .find(|&slot| !slots[slot].iter().any(|&(other, _)| is_around(other)));
        match free {
            Some(slot) => slots[slot].push((scope, index)),
            None => {
                candidates.push(slots.len());
                slots.push(vec![(scope, index)]);
            }
        }
    }
    slots
}

/// Lines and columns of offsets, without counting characters.
pub(super) struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        LineIndex {
            starts: std::iter::once(0)
                .chain(breaks.map(|(index, _)| index as u32 + 1))
                .collect(),
        }
    }

    pub(super) fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    fn locate(&self, span: Span) -> Position {
        let (line, end_line) = (self.line(span.start), self.line(span.end));
        Position {
            line,
            column: span.start - self.starts[line as usize - 1],
            end_line,
            end_column: span.end - self.starts[end_line as usize - 1],
        }
    }
}
