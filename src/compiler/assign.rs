//! Assignment in all its forms, and `del`.

use pyish_grammar::ast::*;

use super::fold;
use super::operator::{in_place, in_place_int};
use super::scope::ScopeType;
use super::unit::Block;
use super::{Compiled, Compiler};
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{Count, Imm, Reg};

/// A value of `a, b = x, y` on its way to its target.
enum Waiting<'a> {
    /// In a register that nothing changes before it is stored.
    Register(Reg),
    /// A constant: loaded when it is stored.
    Constant(&'a Expr),
}

/// As many targets may stand before a starred one.
const MOST_BEFORE_STAR: usize = 256;

impl<'a> Compiler<'a> {
    pub(super) fn assignment(&mut self, targets: &'a [Expr], value: &'a Expr) -> Compiled<()> {
        let is_none = matches!(
            value.node,
            ExprKind::Constant {
                value: Constant::None,
                ..
            }
        );
        let drops = targets
            .iter()
            .any(|target| is_slice(target) || is_none && self.may_drop(target));
        self.assign_to_all(targets, value)?;
        if drops {
            self.release_dropped(value.span)?;
        }
        Ok(())
    }

    /// Whether `target = None` looks like dropping a reference, and not like a first value.
    fn may_drop(&mut self, target: &'a Expr) -> bool {
        match &target.node {
            ExprKind::Name { id, .. } => match self.local_destination(id) {
                Some(local) => self.unit.emitter.assigned.contains(local.0),
                None => true,
            },
            ExprKind::Attribute { .. } => &*self.unit.name != "__init__",
            _ => false,
        }
    }

    /// Whether a local has been assigned to before, by the look of it.
    fn may_be_bound(&self, local: Reg) -> bool {
        let mut blocks = self.unit.blocks.iter();
        self.unit.emitter.assigned.contains(local.0)
            || blocks.any(|block| matches!(block, Block::Loop { .. }))
    }

    /// `local` = the result of a call, in the place of what may be dropped with it.
    fn rebind(&mut self, local: Reg, call: &'a Expr) -> Compiled<()> {
        let mark = self.unit.mark();
        let window = self.operand(call, None)?;
        match self.unit.is_temporary(window) {
            true => self.emit(call.span, Instruction::Rebind { dst: local, window }),
            false => self.move_to(local, window, call.span),
        }
        self.unit.release(mark);
        Ok(())
    }

    fn assign_to_all(&mut self, targets: &'a [Expr], value: &'a Expr) -> Compiled<()> {
        let mark = self.unit.mark();
        if let [target] = targets {
            if let ExprKind::Name { id, .. } = &target.node
                && let Some(local) = self.local_destination(id)
            {
                match &value.node {
                    ExprKind::Call { .. } if self.may_be_bound(local) => self.rebind(local, value)?,
                    _ => self.expression_to(value, local)?,
                }
                self.mark_bound(local);
                return Ok(());
            }
            if let Some((targets, values)) = in_step(target, value) {
                return self.assign_in_step(targets, values);
            }
        }
        // A lone target is computed after the value, so a local can be used in place.
        let register = match targets {
            [_] => self.operand(value, None)?,
            _ => self.new_temporary(value)?,
        };
        for target in targets {
            self.assign(target, register)?;
        }
        self.unit.release(mark);
        Ok(())
    }

    /// `a, b = x, y` without a tuple: all values first, then all targets from left to right.
    fn assign_in_step(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Compiled<()> {
        let mark = self.unit.mark();
        let mut waiting = Vec::new();
        for (index, value) in values.iter().enumerate() {
            if fold::fold(value).is_some() {
                waiting.push(Waiting::Constant(value));
                continue;
            }
            let is_safe = match &value.node {
                ExprKind::Name { id, .. } => {
                    let is_target = |target: &Expr| match &target.node {
                        ExprKind::Name { id: target, .. } => target == id,
                        ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => false,
                        _ => true,
                    };
                    let later: Vec<&Expr> = values[index + 1..].iter().chain(targets).collect();
                    !targets[..index].iter().any(is_target) && !self.may_rebind(&later)
                }
                _ => false,
            };
            let register = match is_safe {
                true => self.operand(value, None)?,
                false => self.new_temporary(value)?,
            };
            waiting.push(Waiting::Register(register));
        }
        for (target, value) in targets.iter().zip(waiting) {
            match value {
                Waiting::Register(register) => self.assign(target, register)?,
                Waiting::Constant(value) => {
                    self.assignment(std::slice::from_ref(target), value)?;
                }
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// The target = what is in `value`, which must not be a local that storing may change.
    pub(super) fn assign(&mut self, target: &'a Expr, value: Reg) -> Compiled<()> {
        let span = target.span;
        let mark = self.unit.mark();
        match &target.node {
            ExprKind::Name { id, .. } => self.store_name(id, value, span)?,
            ExprKind::Attribute {
                value: object, attr, ..
            } => {
                self.note_static_attribute(object, attr);
                let object = self.operand(object, None)?;
                let site = self.attribute_site(attr);
                self.emit(span, Instruction::SetAttr { object, value, site });
            }
            ExprKind::Subscript {
                value: object, slice, ..
            } => {
                let object = self.operand_before(object, &[slice], None)?;
                let key = self.operand(slice, None)?;
                self.emit(span, Instruction::SetItem { object, key, value });
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => self.unpack(elts, value, span)?,
            ExprKind::Starred { .. } => {
                return self.fail("starred assignment target must be in a list or tuple", span);
            }
            _ => return self.fail("cannot assign to this expression here", span),
        }
        self.unit.release(mark);
        Ok(())
    }

    fn unpack(&mut self, elts: &'a [Expr], source: Reg, span: Span) -> Compiled<()> {
        let is_starred = |elt: &Expr| matches!(elt.node, ExprKind::Starred { .. });
        let star = elts.iter().position(is_starred);
        if elts.iter().filter(|elt| is_starred(elt)).count() > 1 {
            return self.fail("multiple starred expressions in assignment", span);
        }
        if star.is_some_and(|star| star >= MOST_BEFORE_STAR) {
            return self.fail("too many expressions in star-unpacking assignment", span);
        }
        let in_place = self.locals_in_a_row(elts, source);
        if in_place.is_none() && elts.len() > self.longest_row() {
            return self.unpack_many(elts, star, source, span);
        }
        let first = match in_place {
            Some(first) => first,
            None => self.temporaries(elts.len(), span)?,
        };
        match star {
            Some(star) => {
                let (before, after) = (Count(star as u32), Count((elts.len() - star - 1) as u32));
                self.emit(
                    span,
                    Instruction::UnpackStarred {
                        first,
                        source,
                        before,
                        after,
                    },
                );
            }
            None => {
                let count = Count(elts.len() as u32);
                self.emit(span, Instruction::UnpackSequence { first, source, count });
            }
        }
        for (index, elt) in elts.iter().enumerate() {
            let register = Reg(first.0 + index as u16);
            match (in_place, &elt.node) {
                (Some(_), _) => self.mark_bound(register),
                (None, ExprKind::Starred { value, .. }) => self.assign(value, register)?,
                (None, _) => self.assign(elt, register)?,
            }
        }
        Ok(())
    }

    /// The same by way of a list, for more targets than registers.
    fn unpack_many(
        &mut self,
        elts: &'a [Expr],
        star: Option<usize>,
        source: Reg,
        span: Span,
    ) -> Compiled<()> {
        let list = self.temporary(span)?;
        self.emit_unpack_many(list, source, elts.len(), star, span);
        let item = self.temporary(span)?;
        for (index, elt) in elts.iter().enumerate() {
            self.item_of(list, index, item, span);
            match &elt.node {
                ExprKind::Starred { value, .. } => self.assign(value, item)?,
                _ => self.assign(elt, item)?,
            }
        }
        Ok(())
    }

    /// `dst` = the list of `count` parts of `source`, of which the one at `star` is a list.
    pub(super) fn emit_unpack_many(
        &mut self,
        dst: Reg,
        source: Reg,
        count: usize,
        star: Option<usize>,
        span: Span,
    ) {
        let (before, after) = match star {
            Some(star) => (star, (count - star - 1) as i32),
            None => (count, -1),
        };
        let (before, after) = (Imm(before as i32), Imm(after));
        self.emit(
            span,
            Instruction::UnpackMany {
                dst,
                source,
                before,
                after,
            },
        );
    }

    /// The first register, when all targets are different locals whose registers follow each other and
    /// `source` is none of them.
    fn locals_in_a_row(&self, elts: &[Expr], source: Reg) -> Option<Reg> {
        let mut first = None;
        for (index, elt) in elts.iter().enumerate() {
            let name = match &elt.node {
                ExprKind::Name { id, .. } => id,
                ExprKind::Starred { value, .. } => match &value.node {
                    ExprKind::Name { id, .. } => id,
                    _ => return None,
                },
                _ => return None,
            };
            let register = self.local_destination(name)?;
            let first = *first.get_or_insert(register);
            if register.0 != first.0 + index as u16 || register == source {
                return None;
            }
        }
        first
    }

    pub(super) fn augmented_assignment(
        &mut self,
        target: &'a Expr,
        op: Operator,
        value: &'a Expr,
        span: Span,
    ) -> Compiled<()> {
        let mark = self.unit.mark();
        match &target.node {
            ExprKind::Name { id, .. } => {
                let local = self.local_destination(id);
                let left = self.operand_before(target, &[value], None)?;
                let dst = match local {
                    Some(local) => local,
                    None => left,
                };
                self.operate_in_place(op, dst, left, value, span)?;
                match local {
                    Some(local) => self.mark_bound(local),
                    None => self.store_name(id, dst, target.span)?,
                }
            }
            ExprKind::Attribute {
                value: object, attr, ..
            } => {
                let object = self.operand_before(object, &[value], None)?;
                let item = self.temporary(span)?;
                let site = self.attribute_site(attr);
                self.emit(
                    target.span,
                    Instruction::GetAttr {
                        dst: item,
                        object,
                        site,
                    },
                );
                self.operate_in_place(op, item, item, value, span)?;
                let site = self.attribute_site(attr);
                self.emit(
                    target.span,
                    Instruction::SetAttr {
                        object,
                        value: item,
                        site,
                    },
                );
            }
            ExprKind::Subscript {
                value: object, slice, ..
            } => {
                let object = self.operand_before(object, &[slice, value], None)?;
                let key = self.operand_before(slice, &[value], None)?;
                let item = self.temporary(span)?;
                self.emit(
                    target.span,
                    Instruction::GetItem {
                        dst: item,
                        object,
                        key,
                    },
                );
                self.operate_in_place(op, item, item, value, span)?;
                self.emit(
                    target.span,
                    Instruction::SetItem {
                        object,
                        key,
                        value: item,
                    },
                );
            }
            _ => return self.fail("illegal expression for augmented assignment", target.span),
        }
        self.unit.release(mark);
        Ok(())
    }

    fn operate_in_place(
        &mut self,
        op: Operator,
        dst: Reg,
        left: Reg,
        value: &'a Expr,
        span: Span,
    ) -> Compiled<()> {
        let int = fold::small_int(value, 8).and_then(|int| in_place_int(op, dst, left, int));
        let instruction = match int {
            Some(instruction) => instruction,
            None => {
                let right = self.operand(value, None)?;
                in_place(op, dst, left, right)
            }
        };
        self.emit(span, instruction);
        Ok(())
    }

    pub(super) fn annotated_assignment(
        &mut self,
        target: &'a Expr,
        annotation: &'a Expr,
        value: Option<&'a Expr>,
        simple: bool,
        span: Span,
    ) -> Compiled<()> {
        if let Some(value) = value {
            self.assignment(std::slice::from_ref(target), value)?;
        }
        let is_function = !matches!(
            self.table.scopes[self.unit.owner].kind,
            ScopeType::Module | ScopeType::Namespace | ScopeType::Class
        );
        match &target.node {
            ExprKind::Name { id, .. } if simple && !is_function => {
                return self.note_annotation(id, annotation, span);
            }
            ExprKind::Name { .. } => {}
            // Without a value the parts of the target are still evaluated.
            ExprKind::Attribute { value: object, .. } if value.is_none() => self.effect(object)?,
            ExprKind::Subscript {
                value: object, slice, ..
            } if value.is_none() => {
                self.effect(object)?;
                self.effect(slice)?;
            }
            _ => {}
        }
        match is_function || simple || self.table.future_annotations {
            true => Ok(()),
            false => self.effect(annotation),
        }
    }

    pub(super) fn delete(&mut self, target: &'a Expr) -> Compiled<()> {
        let span = target.span;
        let mark = self.unit.mark();
        match &target.node {
            ExprKind::Name { id, .. } => self.delete_name(id, span)?,
            ExprKind::Attribute { value, attr, .. } => {
                let object = self.operand(value, None)?;
                let site = self.attribute_site(attr);
                self.emit(span, Instruction::DeleteAttr { object, site });
            }
            ExprKind::Subscript { value, slice, .. } => {
                let object = self.operand_before(value, &[slice], None)?;
                let key = self.operand(slice, None)?;
                self.emit(span, Instruction::DeleteItem { object, key });
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
                elts.iter().try_for_each(|elt| self.delete(elt))?;
            }
            _ => return self.fail("cannot delete this expression", span),
        }
        self.unit.release(mark);
        Ok(())
    }
}

/// The targets and values of `a, b = x, y`, when both sides are as long and nothing is starred.
fn in_step<'e>(target: &'e Expr, value: &'e Expr) -> Option<(&'e [Expr], &'e [Expr])> {
    let (ExprKind::Tuple { elts: targets, .. } | ExprKind::List { elts: targets, .. }) = &target.node else {
        return None;
    };
    let (ExprKind::Tuple { elts: values, .. } | ExprKind::List { elts: values, .. }) = &value.node else {
        return None;
    };
    let is_starred = |elt: &Expr| matches!(elt.node, ExprKind::Starred { .. });
    let fits = targets.len() == values.len()
        && targets.len() <= super::display::MAX_ROW
        && !targets.iter().chain(values).any(is_starred);
    fits.then_some((targets, values))
}

/// Whether a target is a slice, whose items are dropped when others take their place.
fn is_slice(target: &Expr) -> bool {
    matches!(&target.node, ExprKind::Subscript { slice, .. } if matches!(slice.node, ExprKind::Slice { .. }))
}
