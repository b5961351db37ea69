//! Reading, writing and deleting variables.

use pyish_grammar::ast::{Name, Span};

use super::scope::{CellSource, Resolution, ScopeType, mangle};
use super::unit::{LOW_REGISTERS, UNDEF};
use super::{Compiled, Compiler};
use crate::bytecode::code::{Constant, ScopeKind};
use crate::bytecode::opcode::{Instruction, Op};
use crate::bytecode::operand::{FreeIndex, Reg, Variant};

/// Where a variable lives, as seen from the present scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Variable {
    /// A register an operand reaches.
    Low(Reg),
    High(Reg),
    /// The register holds a cell.
    Cell(Reg),
    Free(FreeIndex),
    Global,
    Name,
    NameOrFree(FreeIndex),
}

impl<'a> Compiler<'a> {
    /// A name as the enclosing class spells it.
    pub(super) fn mangled(&self, name: &Name) -> Name {
        mangle(self.table.scopes[self.unit.scope].class_name.as_ref(), name)
    }

    /// Where the variable of an already mangled name lives.
    pub(super) fn variable(&self, name: &Name) -> Variable {
        let scope = &self.table.scopes[self.unit.scope];
        let resolution = match scope.symbol(name) {
            Some(symbol) => symbol.resolution,
            // Names the compiler makes up itself, such as `__annotate__`.
            None => match self.unit.scope_kind {
                crate::bytecode::code::ScopeKind::Namespace => Resolution::Name,
                _ => Resolution::Global,
            },
        };
        match resolution {
            Resolution::Local(home) => {
                let symbol = self.table.scopes[home]
                    .symbol(name)
                    .expect("a local has a symbol");
                let register = Reg(symbol.register);
                match (symbol.in_cell, symbol.register >= LOW_REGISTERS) {
                    (true, _) => Variable::Cell(register),
                    (false, true) => Variable::High(register),
                    (false, false) => Variable::Low(register),
                }
            }
            Resolution::Free => Variable::Free(self.unit.free(name)),
            Resolution::Global => Variable::Global,
            Resolution::Name => Variable::Name,
            Resolution::NameOrFree => Variable::NameOrFree(self.unit.free(name)),
            Resolution::Unresolved => unreachable!("every symbol is resolved before code is made"),
        }
    }

    /// The register of a local that may be read in place, checked to be bound; `None` for any other
    /// variable.
    pub(super) fn local_in_place(&mut self, name: &Name, span: Span) -> Option<Reg> {
        let name = self.mangled(name);
        let Variable::Low(register) = self.variable(&name) else {
            return None;
        };
        self.check_bound(register, register, span);
        Some(register)
    }

    /// Checks that the local of `register`, whose value is in `at`, is bound, unless that is certain.
    fn check_bound(&mut self, register: Reg, at: Reg, span: Span) {
        if self.unit.emitter.bound.contains(register.0) {
            return;
        }
        if self.unit.emitter.is_reachable {
            self.unit.needs_undef.insert(register.0);
        }
        self.emit(span, Instruction::CheckBound { src: at });
        self.unit.emitter.bound.insert(register.0);
    }

    /// `dst` = the variable.
    pub(super) fn load_name(&mut self, name: &Name, dst: Reg, span: Span) -> Compiled<()> {
        let name = self.mangled(name);
        let variable = self.variable(&name);
        if let Variable::High(high) | Variable::Cell(high) = variable
            && high.0 >= LOW_REGISTERS
            && !self.unit.is_temporary(dst)
        {
            // Should the variable be unbound, the local in `dst` has to keep its value.
            let mark = self.unit.mark();
            let temporary = self.temporary(span)?;
            self.load_variable(variable, &name, temporary, span)?;
            self.move_to(dst, temporary, span);
            self.unit.release(mark);
        } else {
            self.load_variable(variable, &name, dst, span)?;
        }
        Ok(())
    }

    fn load_variable(&mut self, variable: Variable, name: &Name, dst: Reg, span: Span) -> Compiled<()> {
        match variable {
            Variable::Low(src) => {
                self.check_bound(src, src, span);
                self.move_to(dst, src, span);
            }
            Variable::High(high) => {
                self.emit(span, Instruction::LoadHigh { dst, high });
                self.check_bound(high, dst, span);
            }
            Variable::Cell(cell) if self.is_among_type_parameters_of_class() => {
                self.load_class_name_or_cell(name, cell, dst, span)?;
            }
            Variable::Cell(cell) => self.load_cell(cell, dst, span),
            Variable::Free(free) => self.emit(span, Instruction::LoadFree { dst, free }),
            Variable::Global => {
                let site = self.unit.shared_site(Op::LoadGlobal, name);
                self.emit(span, Instruction::LoadGlobal { dst, site });
            }
            Variable::Name => {
                let site = self.unit.shared_site(Op::LoadName, name);
                self.emit(span, Instruction::LoadName { dst, site });
            }
            Variable::NameOrFree(free) => {
                let site = self.unit.site(name);
                self.emit(span, Instruction::LoadNameOrFree { dst, free, site });
            }
        }
        Ok(())
    }

    fn load_cell(&mut self, cell: Reg, dst: Reg, span: Span) {
        match cell.0 < LOW_REGISTERS {
            true => self.emit(span, Instruction::LoadCell { dst, cell }),
            false => {
                self.emit(span, Instruction::LoadHigh { dst, high: cell });
                self.emit(span, Instruction::LoadCell { dst, cell: dst });
            }
        }
    }

    /// Whether this is the scope of the type parameters of something in a class body.
    fn is_among_type_parameters_of_class(&self) -> bool {
        self.unit.scope_kind == ScopeKind::Namespace
            && self.table.scopes[self.unit.scope].kind == ScopeType::TypeParameters
    }

    /// Among type parameters in a class, a shared one is hidden by what the class has of that name.
    fn load_class_name_or_cell(&mut self, name: &Name, cell: Reg, dst: Reg, span: Span) -> Compiled<()> {
        let (otherwise, end) = (self.unit.emitter.new_label(), self.unit.emitter.new_label());
        let mark = self.unit.mark();
        let is_known = self.temporary(span)?;
        self.load_constant(Constant::Str(name.clone()), is_known, span);
        let container = Reg(0);
        self.emit(
            span,
            Instruction::In {
                dst: is_known,
                item: is_known,
                container,
            },
        );
        self.branch_on(is_known, otherwise, false, span);
        self.unit.release(mark);
        let site = self.unit.shared_site(Op::LoadName, name);
        self.emit(span, Instruction::LoadName { dst, site });
        self.unit.emitter.jump(span, end);
        self.unit.emitter.place(otherwise);
        self.load_cell(cell, dst, span);
        self.unit.emitter.place(end);
        Ok(())
    }

    /// Whether assigning to the name is writing a register that an instruction can have as destination.
    pub(super) fn local_destination(&self, name: &Name) -> Option<Reg> {
        match self.variable(&self.mangled(name)) {
            Variable::Low(register) => Some(register),
            _ => None,
        }
    }

    /// Notes that the local in `register` is bound from here on.
    pub(super) fn mark_bound(&mut self, register: Reg) {
        self.unit.emitter.assigned.insert(register.0);
        self.unit.emitter.bound.insert(register.0);
    }

    /// The variable = `src`.
    pub(super) fn store_name(&mut self, name: &Name, src: Reg, span: Span) -> Compiled<()> {
        let name = self.mangled(name);
        match self.variable(&name) {
            Variable::Low(dst) => {
                self.move_to(dst, src, span);
                self.mark_bound(dst);
            }
            Variable::High(high) => {
                self.emit(span, Instruction::StoreHigh { src, high });
                self.mark_bound(high);
            }
            Variable::Cell(cell) => {
                self.with_cell(cell, span, |cell| Instruction::StoreCell { cell, src })?
            }
            Variable::Free(free) => self.emit(span, Instruction::StoreFree { src, free }),
            Variable::Global => {
                let site = self.unit.shared_site(Op::StoreGlobal, &name);
                self.emit(span, Instruction::StoreGlobal { src, site });
            }
            Variable::Name | Variable::NameOrFree(_) => {
                let site = self.unit.shared_site(Op::StoreName, &name);
                self.emit(span, Instruction::StoreName { src, site });
            }
        }
        Ok(())
    }

    /// Emits an instruction on the cell in a register, wherever that is.
    fn with_cell(&mut self, cell: Reg, span: Span, make: impl FnOnce(Reg) -> Instruction) -> Compiled<()> {
        if cell.0 < LOW_REGISTERS {
            self.emit(span, make(cell));
            return Ok(());
        }
        let mark = self.unit.mark();
        let low = self.temporary(span)?;
        self.emit(span, Instruction::LoadHigh { dst: low, high: cell });
        self.emit(span, make(low));
        self.unit.release(mark);
        Ok(())
    }

    /// `del` of a variable.
    pub(super) fn delete_name(&mut self, name: &Name, span: Span) -> Compiled<()> {
        let name = self.mangled(name);
        match self.variable(&name) {
            Variable::Low(target) => {
                if self.unit.emitter.is_reachable && !self.unit.emitter.bound.contains(target.0) {
                    self.unit.needs_undef.insert(target.0);
                }
                self.emit(span, Instruction::DeleteLocal { target });
                self.unit.emitter.bound.remove(target.0);
            }
            Variable::High(high) => {
                let mark = self.unit.mark();
                let target = self.temporary(span)?;
                self.emit(span, Instruction::LoadHigh { dst: target, high });
                self.unit.needs_undef.insert(high.0);
                self.emit(span, Instruction::DeleteLocal { target });
                self.emit(span, Instruction::StoreHigh { src: target, high });
                self.unit.emitter.bound.remove(high.0);
                self.unit.release(mark);
            }
            Variable::Cell(cell) => self.with_cell(cell, span, |cell| Instruction::DeleteCell { cell })?,
            Variable::Free(free) => self.emit(span, Instruction::DeleteFree { free }),
            Variable::Global => {
                let site = self.unit.shared_site(Op::DeleteGlobal, &name);
                self.emit(span, Instruction::DeleteGlobal { site });
            }
            Variable::Name | Variable::NameOrFree(_) => {
                let site = self.unit.shared_site(Op::DeleteName, &name);
                self.emit(span, Instruction::DeleteName { site });
            }
        }
        Ok(())
    }

    /// Unbinds a variable whether or not it is bound: the name of `except … as name` at the end.
    pub(super) fn forget_name(&mut self, name: &Name, span: Span) -> Compiled<()> {
        let mangled = self.mangled(name);
        let mark = self.unit.mark();
        match self.variable(&mangled) {
            Variable::Low(dst) => {
                self.emit(span, Instruction::LoadSpecial { dst, special: UNDEF });
                self.unit.emitter.bound.remove(dst.0);
            }
            Variable::High(_) | Variable::Cell(_) | Variable::Free(_) => {
                let undef = self.temporary(span)?;
                self.emit(
                    span,
                    Instruction::LoadSpecial {
                        dst: undef,
                        special: UNDEF,
                    },
                );
                self.store_name(name, undef, span)?;
                if let Variable::High(high) = self.variable(&mangled) {
                    self.unit.emitter.bound.remove(high.0);
                }
            }
            Variable::Global | Variable::Name | Variable::NameOrFree(_) => {
                let none = self.temporary(span)?;
                self.emit(
                    span,
                    Instruction::LoadSpecial {
                        dst: none,
                        special: Variant(0),
                    },
                );
                self.store_name(name, none, span)?;
                self.delete_name(name, span)?;
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Puts the cell itself of a free variable of the function `child` into `dst`.
    pub(super) fn load_cell_itself(
        &mut self,
        child: super::scope::ScopeId,
        name: &Name,
        dst: Reg,
        span: Span,
    ) {
        let cell = match self.table.scopes.cell_source(child, name) {
            CellSource::Local(home) => {
                let symbol = self.table.scopes[home]
                    .symbol(name)
                    .expect("a local has a symbol");
                Reg(symbol.register)
            }
            CellSource::Class => self
                .unit
                .class_cell
                .expect("the class has a cell for its methods"),
            CellSource::ClassDict => self
                .unit
                .class_dict
                .expect("the class has a cell for its annotations"),
            CellSource::ConditionalAnnotations => self
                .unit
                .conditional_annotations
                .expect("the class has a cell for what its annotations depend on"),
            CellSource::Free => {
                let free = self.unit.free(name);
                return self.emit(span, Instruction::LoadFreeCell { dst, free });
            }
        };
        match cell.0 < LOW_REGISTERS {
            true => self.move_to(dst, cell, span),
            false => self.emit(span, Instruction::LoadHigh { dst, high: cell }),
        }
    }

    pub(super) fn move_to(&mut self, dst: Reg, src: Reg, span: Span) {
        if dst != src {
            self.emit(span, Instruction::Move { dst, src });
        }
    }
}
