//! Expressions: where each one's value goes.
//!
//! [`Compiler::expression_to`] puts a value into a given register, [`Compiler::operand`] says in which
//! register it is: a local stays where it is. A destination that is a local is written by the last
//! instruction only, since the expression may still read the local, or fail and leave it as it was.

use pyish_grammar::ast::*;

use super::fold::{self, is_true};
use super::{Compiled, Compiler};
use crate::bytecode::code::{CodeKind, Constant as Literal};
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{Imm, Reg, Variant};

impl<'a> Compiler<'a> {
    /// The register that holds the value: a local's own, else `scratch` when given, else a new temporary.
    pub(super) fn operand(&mut self, expr: &'a Expr, scratch: Option<Reg>) -> Compiled<Reg> {
        if let ExprKind::Name { id, .. } = &expr.node
            && let Some(register) = self.local_in_place(id, expr.span)
        {
            return Ok(register);
        }
        if let Some(register) = self.value_so_far(expr) {
            return Ok(register);
        }
        if let ExprKind::NamedExpr { target, value } = &expr.node
            && let ExprKind::Name { id, .. } = &target.node
            && let Some(register) = self.local_destination(id)
        {
            self.expression_to(value, register)?;
            self.mark_bound(register);
            return Ok(register);
        }
        let dst = match scratch {
            Some(scratch) => scratch,
            None => self.temporary(expr.span)?,
        };
        self.expression_to(expr, dst)?;
        Ok(dst)
    }

    /// The same for an operand that must keep its value while the `later` ones are computed, which may
    /// rebind the local it is.
    pub(super) fn operand_before(
        &mut self,
        expr: &'a Expr,
        later: &[&Expr],
        scratch: Option<Reg>,
    ) -> Compiled<Reg> {
        let register = self.operand(expr, scratch)?;
        if self.unit.is_temporary(register) || !self.may_rebind(later) {
            return Ok(register);
        }
        let copy = match scratch {
            Some(scratch) => scratch,
            None => self.temporary(expr.span)?,
        };
        self.move_to(copy, register, expr.span);
        Ok(copy)
    }

    /// Whether computing any of these may bind a local anew.
    pub(super) fn may_rebind(&self, exprs: &[&Expr]) -> bool {
        self.table.scopes[self.unit.owner].has_walrus && exprs.iter().any(|expr| has_walrus(expr))
    }

    /// `dst` as a place for operands of what is computed into it, which only a temporary can be.
    pub(super) fn scratch(&self, dst: Reg) -> Option<Reg> {
        self.unit.is_temporary(dst).then_some(dst)
    }

    /// The value in a temporary of its own, which nothing else changes.
    pub(super) fn new_temporary(&mut self, expr: &'a Expr) -> Compiled<Reg> {
        let dst = self.temporary(expr.span)?;
        self.expression_to(expr, dst)?;
        Ok(dst)
    }

    /// The value of `exprs` in new registers in a row; returns the first.
    pub(super) fn row(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) -> Compiled<Reg> {
        let first = self.temporaries(0, Span::default())?;
        for expr in exprs {
            self.new_temporary(expr)?;
        }
        Ok(first)
    }

    /// Computes an expression for its effect.
    pub(super) fn effect(&mut self, expr: &'a Expr) -> Compiled<()> {
        let mark = self.unit.mark();
        match &expr.node {
            ExprKind::Constant { .. } => {}
            ExprKind::BoolOp { op, values } => {
                let end = self.unit.emitter.new_label();
                let (last, first) = values.split_last().expect("an operator has operands");
                for value in first {
                    self.condition(value, end, *op == BoolOp::Or)?;
                }
                self.effect(last)?;
                self.unit.emitter.place(end);
            }
            ExprKind::IfExp { .. } => {
                let end = self.unit.emitter.new_label();
                let mut tail = expr;
                while let ExprKind::IfExp { test, body, orelse } = &tail.node {
                    let otherwise = self.unit.emitter.new_label();
                    self.condition(test, otherwise, false)?;
                    self.effect(body)?;
                    self.unit.emitter.jump(tail.span, end);
                    self.unit.emitter.place(otherwise);
                    tail = orelse;
                }
                self.effect(tail)?;
                self.unit.emitter.place(end);
            }
            _ => {
                let window = self.operand(expr, None)?;
                if makes_object(expr) {
                    self.emit(expr.span, Instruction::Discard { window });
                } else if empties(expr) {
                    self.release_from(window, None, expr.span);
                }
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// `dst` = a constant.
    pub(super) fn load_constant(&mut self, constant: Literal, dst: Reg, span: Span) {
        let special = match &constant {
            Literal::None => Some(0),
            Literal::False => Some(1),
            Literal::True => Some(2),
            Literal::Ellipsis => Some(3),
            _ => None,
        };
        let instruction = match (special, &constant) {
            (Some(special), _) => Instruction::LoadSpecial {
                dst,
                special: Variant(special),
            },
            (None, Literal::Int(int)) if i16::try_from(*int).is_ok() => Instruction::LoadInt {
                dst,
                value: Imm(*int as i32),
            },
            _ => {
                let constant = self.unit.constant(constant);
                match constant.0 > u32::from(u16::MAX) {
                    true => Instruction::LoadConstWide { dst, constant },
                    false => Instruction::LoadConst { dst, constant },
                }
            }
        };
        self.emit(span, instruction);
    }

    pub(super) fn load_none(&mut self, dst: Reg, span: Span) {
        self.load_constant(Literal::None, dst, span);
    }

    pub(super) fn load_str(&mut self, text: &str, dst: Reg, span: Span) {
        self.load_constant(Literal::Str(text.into()), dst, span);
    }

    /// `dst` = the value of the expression.
    pub(super) fn expression_to(&mut self, expr: &'a Expr, dst: Reg) -> Compiled<()> {
        if let Some(constant) = fold::fold(expr) {
            self.load_constant(constant, dst, expr.span);
            return Ok(());
        }
        if let Some(register) = self.value_so_far(expr) {
            self.move_to(dst, register, expr.span);
            return Ok(());
        }
        let mark = self.unit.mark();
        if self.is_crowded(expr) {
            self.expression_in_new_room(expr, dst)?;
        } else if self.is_long_chain(expr) {
            self.long_chain(expr, dst)?;
        } else {
            self.expression_node(expr, dst)?;
        }
        self.unit.release(mark);
        Ok(())
    }

    fn expression_node(&mut self, expr: &'a Expr, dst: Reg) -> Compiled<()> {
        let span = expr.span;
        match &expr.node {
            ExprKind::Constant { value, .. } => {
                let constant = fold::literal(value);
                self.load_constant(constant, dst, span);
                Ok(())
            }
            ExprKind::Name { id, .. } => self.load_name(id, dst, span),
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, dst, span),
            ExprKind::NamedExpr { target, value } => self.named_expression(target, value, dst),
            ExprKind::BinOp { .. } => self.binary(expr, dst),
            ExprKind::UnaryOp { op, operand } => self.unary(*op, operand, dst, span),
            ExprKind::Lambda { args, body } => self.lambda(expr, args, body, dst),
            ExprKind::IfExp { test, body, orelse } => self.if_expression(test, body, orelse, dst),
            ExprKind::Dict { items } => self.dict(items, dst, span),
            ExprKind::Set { elts } => self.set(elts, dst, span),
            ExprKind::List { elts, .. } => self.list(elts, dst, span),
            ExprKind::Tuple { elts, .. } => self.tuple(elts, dst, span),
            ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::DictComp { .. } => {
                self.comprehension(expr, dst)
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.generator_expression(expr, elt, generators, dst)
            }
            ExprKind::Await { value } => {
                self.require_async("'await' outside async function", span)?;
                let mut awaitable = self.operand(value, self.scratch(dst))?;
                if !self.unit.is_temporary(awaitable) {
                    // The instruction keeps what it waits for in its operand.
                    let copy = self.temporary(span)?;
                    self.move_to(copy, awaitable, span);
                    awaitable = copy;
                }
                self.emit(
                    span,
                    Instruction::Await {
                        dst,
                        awaitable,
                        role: Variant(0),
                    },
                );
                Ok(())
            }
            ExprKind::Yield { value } => self.yield_value(value.as_deref(), dst, span),
            ExprKind::YieldFrom { value } => {
                if self.unit.kind != CodeKind::Generator {
                    return self.fail("'yield from' inside async function", span);
                }
                let source = self.operand(value, self.scratch(dst))?;
                let iterator = match self.scratch(dst) {
                    Some(scratch) => scratch,
                    None => self.temporary(span)?,
                };
                self.emit(
                    span,
                    Instruction::GetYieldFromIter {
                        dst: iterator,
                        source,
                    },
                );
                self.emit(span, Instruction::YieldFrom { dst, iterator });
                Ok(())
            }
            ExprKind::Compare { left, comparisons } => self.compare(left, comparisons, dst, span),
            ExprKind::Call { func, args, keywords } => self.call(func, args, keywords, dst, span),
            ExprKind::JoinedStr { values } => self.joined_string(values, dst, span),
            ExprKind::FormattedValue {
                value,
                conversion,
                format_spec,
            } => self.formatted(value, *conversion, format_spec.as_deref(), dst, span),
            ExprKind::TemplateStr { values } => self.template(values, dst, span),
            ExprKind::Interpolation { .. } => self.interpolation(expr, dst),
            ExprKind::Attribute { value, attr, .. } => {
                let object = self.operand(value, self.scratch(dst))?;
                let site = self.attribute_site(attr);
                self.emit(span, Instruction::GetAttr { dst, object, site });
                Ok(())
            }
            ExprKind::Subscript { value, slice, .. } => self.subscript(value, slice, dst, span),
            ExprKind::Starred { .. } => self.fail("can't use starred expression here", span),
            ExprKind::Slice { lower, upper, step } => {
                self.slice(lower.as_deref(), upper.as_deref(), step.as_deref(), dst, span)
            }
        }
    }

    pub(super) fn attribute_site(&mut self, name: &Name) -> crate::bytecode::operand::SiteIndex {
        let name = self.mangled(name);
        self.unit.site(&name)
    }

    /// Refuses what may only suspend in a coroutine.
    pub(super) fn require_async(&self, message: &str, span: Span) -> Compiled<()> {
        match self.unit.kind {
            CodeKind::Coroutine | CodeKind::AsyncGenerator => Ok(()),
            CodeKind::Plain | CodeKind::Generator => self.fail(message, span),
        }
    }

    fn yield_value(&mut self, value: Option<&'a Expr>, dst: Reg, span: Span) -> Compiled<()> {
        let value = match value {
            Some(value) => self.operand(value, self.scratch(dst))?,
            None => {
                let none = match self.scratch(dst) {
                    Some(scratch) => scratch,
                    None => self.temporary(span)?,
                };
                self.load_none(none, span);
                none
            }
        };
        self.emit(span, Instruction::Yield { dst, value });
        Ok(())
    }

    /// A register that the parts of a value may be gathered in: `dst` itself when it is a temporary.
    pub(super) fn accumulator(&mut self, dst: Reg, span: Span) -> Compiled<Reg> {
        match self.scratch(dst) {
            Some(scratch) => Ok(scratch),
            None => self.temporary(span),
        }
    }

    fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], dst: Reg, span: Span) -> Compiled<()> {
        let result = self.accumulator(dst, span)?;
        let end = self.unit.emitter.new_label();
        let (last, first) = values.split_last().expect("an operator has operands");
        let stops_at = op == BoolOp::Or;
        for value in first {
            match fold::fold(value).map(|constant| is_true(&constant)) {
                Some(truth) if truth == stops_at => {
                    self.expression_to(value, result)?;
                    self.unit.emitter.jump(span, end);
                }
                Some(_) => {}
                None => {
                    self.expression_to(value, result)?;
                    self.branch_on(result, end, stops_at, value.span);
                }
            }
        }
        self.expression_to(last, result)?;
        self.unit.emitter.place(end);
        self.move_to(dst, result, span);
        Ok(())
    }

    fn if_expression(&mut self, test: &'a Expr, body: &'a Expr, orelse: &'a Expr, dst: Reg) -> Compiled<()> {
        let end = self.unit.emitter.new_label();
        let (mut test, mut body, mut orelse) = (test, body, orelse);
        loop {
            let otherwise = self.unit.emitter.new_label();
            self.condition(test, otherwise, false)?;
            self.expression_to(body, dst)?;
            self.unit.emitter.jump(body.span, end);
            self.unit.emitter.place(otherwise);
            match &orelse.node {
                ExprKind::IfExp {
                    test: next_test,
                    body: next_body,
                    orelse: next,
                } => (test, body, orelse) = (next_test, next_body, next),
                _ => break,
            }
        }
        self.expression_to(orelse, dst)?;
        self.unit.emitter.place(end);
        Ok(())
    }

    fn named_expression(&mut self, target: &'a Expr, value: &'a Expr, dst: Reg) -> Compiled<()> {
        let ExprKind::Name { id, .. } = &target.node else {
            return self.fail("cannot use assignment expressions with this target", target.span);
        };
        if let Some(register) = self.local_destination(id) {
            self.expression_to(value, register)?;
            self.mark_bound(register);
            self.move_to(dst, register, target.span);
            return Ok(());
        }
        let register = self.operand(value, self.scratch(dst))?;
        self.store_name(id, register, target.span)?;
        self.move_to(dst, register, target.span);
        Ok(())
    }

    fn subscript(&mut self, value: &'a Expr, slice: &'a Expr, dst: Reg, span: Span) -> Compiled<()> {
        let scratch = self.scratch(dst);
        let object = self.operand_before(value, &[slice], scratch)?;
        if let Some(key) = fold::small_int(slice, 8) {
            self.emit(
                span,
                Instruction::GetItemInt {
                    dst,
                    object,
                    key: Imm(key),
                },
            );
            return Ok(());
        }
        let key = self.operand(slice, scratch.filter(|&scratch| scratch != object))?;
        self.emit(span, Instruction::GetItem { dst, object, key });
        Ok(())
    }

    fn slice(
        &mut self,
        lower: Option<&'a Expr>,
        upper: Option<&'a Expr>,
        step: Option<&'a Expr>,
        dst: Reg,
        span: Span,
    ) -> Compiled<()> {
        let first = Reg(self.unit.mark());
        for part in [lower, upper, step] {
            match part {
                Some(part) => {
                    self.new_temporary(part)?;
                }
                None => {
                    let none = self.temporary(span)?;
                    self.load_none(none, span);
                }
            }
        }
        self.emit(span, Instruction::BuildSlice { dst, first });
        Ok(())
    }
}

/// Whether a `:=` stands anywhere in the expression, inner functions apart.
fn has_walrus(mut expr: &Expr) -> bool {
    let any = |exprs: &[Expr]| exprs.iter().any(has_walrus);
    let optional = |expr: &Option<Box<Expr>>| expr.as_ref().is_some_and(|expr| has_walrus(expr));
    let clauses = |generators: &[Comprehension]| {
        generators
            .iter()
            .any(|clause| has_walrus(&clause.iter) || clause.ifs.iter().any(has_walrus))
    };
    while let Some(next) = expr.node.link().or(expr.node.tail()) {
        let found = match &expr.node {
            ExprKind::BinOp { right, .. } => has_walrus(right),
            ExprKind::Subscript { slice, .. } => has_walrus(slice),
            ExprKind::Call { args, keywords, .. } => {
                any(args) || keywords.iter().any(|keyword| has_walrus(&keyword.value))
            }
            ExprKind::IfExp { test, body, .. } => has_walrus(test) || has_walrus(body),
            _ => false,
        };
        if found {
            return true;
        }
        expr = next;
    }
    match &expr.node {
        ExprKind::NamedExpr { .. } => true,
        ExprKind::Constant { .. } | ExprKind::Name { .. } => false,
        ExprKind::BinOp { .. }
        | ExprKind::UnaryOp { .. }
        | ExprKind::Attribute { .. }
        | ExprKind::Subscript { .. }
        | ExprKind::Call { .. }
        | ExprKind::IfExp { .. } => unreachable!("links and tails are walked above"),
        ExprKind::BoolOp { values, .. }
        | ExprKind::JoinedStr { values }
        | ExprKind::TemplateStr { values } => any(values),
        ExprKind::Await { value } | ExprKind::YieldFrom { value } | ExprKind::Starred { value, .. } => {
            has_walrus(value)
        }
        ExprKind::Lambda { args, .. } => {
            any(&args.defaults) || args.kw_defaults.iter().flatten().any(has_walrus)
        }
        ExprKind::Dict { items } => items
            .iter()
            .any(|item| item.key.as_ref().is_some_and(has_walrus) || has_walrus(&item.value)),
        ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => any(elts),
        ExprKind::ListComp { elt, generators } | ExprKind::SetComp { elt, generators } => {
            has_walrus(elt) || clauses(generators)
        }
        ExprKind::DictComp {
            key,
            value,
            generators,
        } => has_walrus(key) || has_walrus(value) || clauses(generators),
        ExprKind::GeneratorExp { generators, .. } => {
            generators.first().is_some_and(|clause| has_walrus(&clause.iter))
        }
        ExprKind::Yield { value } => optional(value),
        ExprKind::Compare { left, comparisons } => {
            has_walrus(left) || comparisons.iter().any(|(_, right)| has_walrus(right))
        }
        ExprKind::FormattedValue {
            value, format_spec, ..
        }
        | ExprKind::Interpolation {
            value, format_spec, ..
        } => has_walrus(value) || optional(format_spec),
        ExprKind::Slice { lower, upper, step } => optional(lower) || optional(upper) || optional(step),
    }
}

/// Whether an expression statement may give an object that nothing else refers to: calls of names, of what is
/// called like a class, and of methods that take something out. Other methods mostly give what others hold, and
/// stand in hot loops.
fn makes_object(expr: &Expr) -> bool {
    let ExprKind::Call { func, .. } = &expr.node else {
        return false;
    };
    match &func.node {
        ExprKind::Name { .. } => true,
        ExprKind::Attribute { attr, .. } => attr.starts_with(char::is_uppercase) || attr.starts_with("pop"),
        _ => false,
    }
}

/// Whether an expression statement empties a container.
fn empties(expr: &Expr) -> bool {
    let ExprKind::Call { func, args, .. } = &expr.node else {
        return false;
    };
    matches!(&func.node, ExprKind::Attribute { attr, .. } if &**attr == "clear" && args.is_empty())
}
