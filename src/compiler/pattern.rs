//! `match`: the subject stays in a register, each pattern jumps to the next case when it does not match.
//!
//! Names are bound when the whole pattern has matched. Until then a captured value waits in a register: where
//! it was found, or, inside alternatives, in one that all alternatives share.

use pyish_grammar::ast::*;

use super::condition::jump_if_int;
use super::display::MAX_ROW;
use super::emit::Label;
use super::fold;
use super::unit::LOW_REGISTERS;
use super::{Compiled, Compiler};
use crate::bytecode::code::Constant as Literal;
use crate::bytecode::opcode::{Comparison, Instruction, Intrinsic};
use crate::bytecode::operand::{Count, Imm, Offset, Reg, Variant};

/// What a case's pattern has captured.
#[derive(Default)]
struct Captures<'a> {
    found: Vec<(&'a Name, Reg, Span)>,
    /// Inside alternatives: where each name's value goes.
    shared: Vec<(&'a Name, Reg)>,
}

impl<'a> Compiler<'a> {
    pub(super) fn match_statement(
        &mut self,
        subject: &'a Expr,
        cases: &'a [MatchCase],
        span: Span,
    ) -> Compiled<()> {
        let mark = self.unit.mark();
        let subject = self.new_temporary(subject)?;
        let end = self.unit.emitter.new_label();
        for case in cases {
            let inner = self.unit.mark();
            let next = self.unit.emitter.new_label();
            let aside = self.unit.aside;
            let mut captures = Captures::default();
            self.pattern(&case.pattern, subject, next, &mut captures)?;
            for (name, register, span) in captures.found {
                if register.0 < LOW_REGISTERS {
                    self.store_name(name, register, span)?;
                    continue;
                }
                let (dst, high) = (self.temporary(span)?, register);
                self.emit(span, Instruction::LoadHigh { dst, high });
                self.store_name(name, dst, span)?;
                self.unit.release(dst.0);
            }
            self.unit.take_back(aside);
            self.unit.release(inner);
            if let Some(guard) = &case.guard {
                self.condition(guard, next, false)?;
            }
            self.block(&case.body)?;
            self.unit.emitter.jump(span, end);
            self.unit.emitter.place(next);
        }
        self.unit.emitter.place(end);
        self.unit.release(mark);
        Ok(())
    }

    /// Jumps to `fail` when what is in `subject` does not match.
    fn pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Compiled<()> {
        let span = pattern.span;
        let offset = Offset(0);
        match &pattern.node {
            PatternKind::MatchValue { value } => self.value_pattern(value, subject, fail, span)?,
            PatternKind::MatchSingleton { value } => {
                let special = match value {
                    Constant::True => 2,
                    Constant::False => 1,
                    _ => {
                        let check = Instruction::JumpIfNotNone {
                            value: subject,
                            offset,
                        };
                        self.unit.emitter.branch(span, check, fail);
                        return Ok(());
                    }
                };
                let mark = self.unit.mark();
                let right = self.temporary(span)?;
                let special = Variant(special);
                self.emit(span, Instruction::LoadSpecial { dst: right, special });
                let check = Instruction::JumpIfIsNot {
                    left: subject,
                    right,
                    offset,
                };
                self.unit.emitter.branch(span, check, fail);
                self.unit.release(mark);
            }
            PatternKind::MatchSequence { patterns } => {
                self.sequence_pattern(patterns, subject, fail, captures, span)?;
            }
            PatternKind::MatchMapping { items, rest } => {
                self.mapping_pattern(items, subject, fail, captures, span)?;
                if let Some(rest) = rest {
                    self.rest_of_mapping(rest, items, subject, captures, span)?;
                }
            }
            PatternKind::MatchClass {
                cls,
                patterns,
                kwd_patterns,
            } => {
                let mark = self.unit.mark();
                let operands = self.temporaries(4, span)?;
                self.move_to(operands, subject, span);
                self.expression_to(cls, Reg(operands.0 + 1))?;
                let names = kwd_patterns
                    .iter()
                    .map(|(name, _)| Literal::Str(name.clone()))
                    .collect();
                self.load_constant(Literal::Tuple(names), Reg(operands.0 + 2), span);
                let positional = patterns.len() as i64;
                self.load_constant(Literal::Int(positional), Reg(operands.0 + 3), span);
                self.intrinsic(Intrinsic::MatchClass, operands, operands, span);
                self.unit.release(mark);
                let all = patterns
                    .iter()
                    .chain(kwd_patterns.iter().map(|(_, pattern)| pattern));
                self.unpacked_patterns(all.collect(), operands, fail, captures, span)?;
            }
            PatternKind::MatchStar { .. } => unreachable!("a star stands in a sequence pattern"),
            PatternKind::MatchAs { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner, subject, fail, captures)?;
                }
                if let Some(name) = name {
                    self.capture(name, subject, captures, span);
                }
            }
            PatternKind::MatchOr { patterns } => {
                self.alternatives(patterns, subject, fail, captures, span)?
            }
        }
        Ok(())
    }

    fn capture(&mut self, name: &'a Name, value: Reg, captures: &mut Captures<'a>, span: Span) {
        match captures.shared.iter().find(|(shared, _)| *shared == name) {
            Some(&(_, register)) => self.move_to(register, value, span),
            None => captures.found.push((name, value, span)),
        }
    }

    fn value_pattern(&mut self, value: &'a Expr, subject: Reg, fail: Label, span: Span) -> Compiled<()> {
        if let Some(Literal::Int(int)) = fold::fold(value)
            && i16::try_from(int).is_ok()
        {
            let check = jump_if_int(Comparison::Eq, false, subject, Imm(int as i32));
            self.unit.emitter.branch(span, check, fail);
            return Ok(());
        }
        let mark = self.unit.mark();
        let right = self.operand(value, None)?;
        let check = Instruction::JumpIfNotEq {
            left: subject,
            right,
            offset: Offset(0),
        };
        self.unit.emitter.branch(span, check, fail);
        self.unit.release(mark);
        Ok(())
    }

    fn alternatives(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
        span: Span,
    ) -> Compiled<()> {
        let is_outermost = captures.shared.is_empty();
        if is_outermost {
            // All alternatives bind the same names.
            let mut names = Vec::new();
            captured_names(&patterns[0], &mut names);
            for name in names {
                let register = self.temporary(span)?;
                captures.shared.push((name, register));
            }
        }
        let matched = self.unit.emitter.new_label();
        for (index, alternative) in patterns.iter().enumerate() {
            let mark = self.unit.mark();
            match index + 1 == patterns.len() {
                true => self.pattern(alternative, subject, fail, captures)?,
                false => {
                    let next = self.unit.emitter.new_label();
                    self.pattern(alternative, subject, next, captures)?;
                    self.unit.emitter.jump(alternative.span, matched);
                    self.unit.emitter.place(next);
                }
            }
            self.unit.release(mark);
        }
        self.unit.emitter.place(matched);
        if is_outermost {
            let shared = std::mem::take(&mut captures.shared);
            let found = shared.into_iter().map(|(name, register)| (name, register, span));
            captures.found.extend(found);
        }
        Ok(())
    }

    // ---- sequences ----

    fn sequence_pattern(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
        span: Span,
    ) -> Compiled<()> {
        let mark = self.unit.mark();
        let flag = self.temporary(span)?;
        self.intrinsic(Intrinsic::IsSequence, flag, subject, span);
        self.branch_on(flag, fail, false, span);
        let star = patterns
            .iter()
            .position(|pattern| matches!(pattern.node, PatternKind::MatchStar { .. }));
        let wanted = patterns.len() - usize::from(star.is_some());
        match star {
            None => self.check_length(Comparison::Eq, wanted, subject, flag, fail, span),
            Some(_) if wanted > 0 => {
                self.check_length(Comparison::Ge, wanted, subject, flag, fail, span);
            }
            Some(_) => {}
        }
        if patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        let is_many = patterns.len() > self.longest_row();
        if is_many && !star.is_some_and(|star| is_wildcard(&patterns[star])) {
            self.emit_unpack_many(flag, subject, patterns.len(), star, span);
            return self.patterns_of_items(patterns.iter().collect(), flag, fail, captures);
        }
        let Some(star) = star else {
            self.unit.release(mark);
            let first = self.temporaries(patterns.len(), span)?;
            let count = Count(patterns.len() as u32);
            self.emit(
                span,
                Instruction::UnpackSequence {
                    first,
                    source: subject,
                    count,
                },
            );
            return self.patterns_in_row(patterns.iter().collect(), first, fail, captures);
        };
        if is_wildcard(&patterns[star]) {
            return self.items_around_star(patterns, star, subject, flag, fail, captures);
        }
        let first = self.temporaries(patterns.len(), span)?;
        self.emit(
            span,
            Instruction::UnpackStarred {
                first,
                source: subject,
                before: Count(star as u32),
                after: Count((patterns.len() - 1 - star) as u32),
            },
        );
        self.patterns_in_row(patterns.iter().collect(), first, fail, captures)
    }

    /// Jumps to `fail` unless `len(subject)` compares so with `wanted`.
    fn check_length(
        &mut self,
        comparison: Comparison,
        wanted: usize,
        subject: Reg,
        scratch: Reg,
        fail: Label,
        span: Span,
    ) {
        self.intrinsic(Intrinsic::Length, scratch, subject, span);
        let check = jump_if_int(comparison, false, scratch, Imm(wanted as i32));
        self.unit.emitter.branch(span, check, fail);
    }

    /// With `*_` nothing needs to be unpacked: the items before and after it are looked up by index.
    fn items_around_star(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        subject: Reg,
        length: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Compiled<()> {
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            let span = pattern.span;
            let mark = self.unit.mark();
            let found = captures.found.len();
            let item = self.temporary(span)?;
            if index < star {
                self.load_constant(Literal::Int(index as i64), item, span);
            } else {
                let left = length;
                self.intrinsic(Intrinsic::Length, left, subject, span);
                self.load_constant(Literal::Int((patterns.len() - index) as i64), item, span);
                self.emit(
                    span,
                    Instruction::Subtract {
                        dst: item,
                        left,
                        right: item,
                    },
                );
            }
            self.emit(
                span,
                Instruction::GetItem {
                    dst: item,
                    object: subject,
                    key: item,
                },
            );
            self.pattern(pattern, item, fail, captures)?;
            if patterns.len() > MAX_ROW {
                self.put_captures_aside(captures, found, mark, span)?;
            }
        }
        Ok(())
    }

    /// The patterns against the items of a list or tuple that is ours.
    fn patterns_of_items(
        &mut self,
        patterns: Vec<&'a Pattern>,
        items: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Compiled<()> {
        for (index, pattern) in patterns.into_iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            let mark = self.unit.mark();
            let found = captures.found.len();
            let item = self.temporary(pattern.span)?;
            self.item_of(items, index, item, pattern.span);
            self.patterns_in_row(vec![pattern], item, fail, captures)?;
            self.put_captures_aside(captures, found, mark, pattern.span)?;
        }
        Ok(())
    }

    /// Gives back the temporaries from `mark` on: what was captured in them since `found` moves beyond the reach of
    /// operands.
    fn put_captures_aside(
        &mut self,
        captures: &mut Captures<'a>,
        found: usize,
        mark: u16,
        span: Span,
    ) -> Compiled<()> {
        for (_, register, _) in &mut captures.found[found..] {
            if !(mark..LOW_REGISTERS).contains(&register.0) {
                continue;
            }
            let (src, high) = (*register, self.unit.new_aside());
            let Some(high) = high else {
                return self.fail("pattern needs too many registers", span);
            };
            self.emit(span, Instruction::StoreHigh { src, high });
            *register = high;
        }
        self.unit.release(mark);
        Ok(())
    }

    /// The patterns against the registers from `first` on.
    fn patterns_in_row(
        &mut self,
        patterns: Vec<&'a Pattern>,
        first: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Compiled<()> {
        for (register, pattern) in (first.0..).map(Reg).zip(patterns) {
            match &pattern.node {
                PatternKind::MatchStar { name: Some(name) } => {
                    self.capture(name, register, captures, pattern.span);
                }
                PatternKind::MatchStar { name: None } => {}
                _ => self.pattern(pattern, register, fail, captures)?,
            }
        }
        Ok(())
    }

    /// The patterns against the items of the tuple in `values`, the next free register; jumps to `fail` when
    /// that is None.
    fn unpacked_patterns(
        &mut self,
        patterns: Vec<&'a Pattern>,
        values: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
        span: Span,
    ) -> Compiled<()> {
        let check = Instruction::JumpIfNone {
            value: values,
            offset: Offset(0),
        };
        self.unit.emitter.branch(span, check, fail);
        if patterns.iter().all(|pattern| is_wildcard(pattern)) {
            return Ok(());
        }
        if patterns.len() > self.longest_row() {
            let items = self.temporary(span)?;
            debug_assert_eq!(items, values);
            return self.patterns_of_items(patterns, items, fail, captures);
        }
        let first = self.temporaries(patterns.len(), span)?;
        let count = Count(patterns.len() as u32);
        self.emit(
            span,
            Instruction::UnpackSequence {
                first,
                source: values,
                count,
            },
        );
        self.patterns_in_row(patterns, first, fail, captures)
    }

    // ---- mappings ----

    fn mapping_pattern(
        &mut self,
        items: &'a [(Expr, Pattern)],
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
        span: Span,
    ) -> Compiled<()> {
        let outer = self.unit.mark();
        let operands = self.temporaries(2, span)?;
        self.intrinsic(Intrinsic::IsMapping, operands, subject, span);
        self.branch_on(operands, fail, false, span);
        if items.is_empty() {
            return Ok(());
        }
        self.check_length(Comparison::Ge, items.len(), subject, operands, fail, span);
        self.move_to(operands, subject, span);
        let keys = Reg(operands.0 + 1);
        self.gather_tuple(keys, items.len(), span, |compiler, index, key| {
            compiler.expression_to(&items[index].0, key)
        })?;
        self.intrinsic(Intrinsic::MatchKeys, operands, operands, span);
        self.unit.release(outer);
        let patterns = items.iter().map(|(_, pattern)| pattern).collect();
        self.unpacked_patterns(patterns, operands, fail, captures, span)
    }

    /// `**rest`: a dict of what no key of the pattern named.
    fn rest_of_mapping(
        &mut self,
        rest: &'a Name,
        items: &'a [(Expr, Pattern)],
        subject: Reg,
        captures: &mut Captures<'a>,
        span: Span,
    ) -> Compiled<()> {
        let dict = self.temporary(span)?;
        let (first, count) = (dict, Count(0));
        self.emit(
            span,
            Instruction::BuildDict {
                dst: dict,
                first,
                count,
            },
        );
        self.emit(
            span,
            Instruction::DictUpdate {
                dict,
                source: subject,
            },
        );
        for (key, _) in items {
            let mark = self.unit.mark();
            let key = self.operand(key, None)?;
            self.emit(span, Instruction::DeleteItem { object: dict, key });
            self.unit.release(mark);
        }
        self.capture(rest, dict, captures, span);
        Ok(())
    }
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(
        pattern.node,
        PatternKind::MatchAs {
            pattern: None,
            name: None
        } | PatternKind::MatchStar { name: None }
    )
}

/// The names a pattern binds, in order.
fn captured_names<'a>(pattern: &'a Pattern, names: &mut Vec<&'a Name>) {
    let mut all = |patterns: &mut dyn Iterator<Item = &'a Pattern>| {
        patterns.for_each(|pattern| captured_names(pattern, names));
    };
    let captured = match &pattern.node {
        PatternKind::MatchValue { .. } | PatternKind::MatchSingleton { .. } => return,
        PatternKind::MatchSequence { patterns } => return all(&mut patterns.iter()),
        PatternKind::MatchClass {
            patterns,
            kwd_patterns,
            ..
        } => {
            return all(&mut patterns
                .iter()
                .chain(kwd_patterns.iter().map(|(_, pattern)| pattern)));
        }
        PatternKind::MatchMapping { items, rest } => {
            all(&mut items.iter().map(|(_, pattern)| pattern));
            rest
        }
        PatternKind::MatchAs { pattern: inner, name } => {
            all(&mut inner.as_deref().into_iter());
            name
        }
        PatternKind::MatchStar { name } => name,
        PatternKind::MatchOr { patterns } => return all(&mut patterns.iter().take(1)),
    };
    names.extend(captured);
}
