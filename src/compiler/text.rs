//! f-strings and t-strings.

use std::sync::Arc;

use pyish_grammar::ast::*;

use super::display::MAX_ROW;
use super::fold;
use super::{Compiled, Compiler};
use crate::bytecode::code::Constant as Literal;
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{Count, Reg, Variant};

/// A piece of an f-string: text that stood there, or something to format.
enum Piece<'a> {
    Text(Literal, Span),
    Value(&'a Expr),
}

/// The pieces of an f-string, neighbouring texts joined and empty ones left out.
fn pieces(values: &[Expr]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut texts: Vec<Arc<str>> = Vec::new();
    let mut span = Span::default();
    fn flush<'a>(texts: &mut Vec<Arc<str>>, span: Span, pieces: &mut Vec<Piece<'a>>) {
        let text = fold::join(texts);
        texts.clear();
        if !text.is_empty() {
            pieces.push(Piece::Text(Literal::Str(text), span));
        }
    }
    for value in values {
        match &value.node {
            ExprKind::Constant {
                value: Constant::Str(text),
                ..
            } => {
                texts.push(text.clone());
                span = value.span;
            }
            _ => {
                flush(&mut texts, span, &mut pieces);
                pieces.push(Piece::Value(value));
            }
        }
    }
    flush(&mut texts, span, &mut pieces);
    pieces
}

fn conversion_number(conversion: Conversion) -> Variant {
    Variant(match conversion {
        Conversion::None => 0,
        Conversion::Str => 1,
        Conversion::Repr => 2,
        Conversion::Ascii => 3,
    })
}

impl<'a> Compiler<'a> {
    pub(super) fn joined_string(&mut self, values: &'a [Expr], dst: Reg, span: Span) -> Compiled<()> {
        let pieces = pieces(values);
        match &pieces[..] {
            [] => self.load_str("", dst, span),
            [Piece::Text(text, span)] => self.load_constant(text.clone(), dst, *span),
            [Piece::Value(value)] => self.expression_to(value, dst)?,
            _ => {
                let first = Reg(self.unit.mark());
                for (index, piece) in pieces.iter().enumerate() {
                    let register = self.temporary(span)?;
                    match piece {
                        Piece::Text(text, span) => self.load_constant(text.clone(), register, *span),
                        Piece::Value(value) => self.expression_to(value, register)?,
                    }
                    let count = self.unit.mark() - first.0;
                    if count as usize == MAX_ROW && index + 1 < pieces.len() {
                        self.emit(
                            span,
                            Instruction::BuildString {
                                dst: first,
                                first,
                                count: Count(count.into()),
                            },
                        );
                        self.unit.release(first.0 + 1);
                    }
                }
                let count = Count((self.unit.mark() - first.0).into());
                self.emit(span, Instruction::BuildString { dst, first, count });
            }
        }
        Ok(())
    }

    pub(super) fn formatted(
        &mut self,
        value: &'a Expr,
        conversion: Conversion,
        spec: Option<&'a Expr>,
        dst: Reg,
        span: Span,
    ) -> Compiled<()> {
        let scratch = self.scratch(dst);
        let conversion = conversion_number(conversion);
        let Some(spec) = spec else {
            let value = self.operand(value, scratch)?;
            self.emit(
                span,
                Instruction::Format {
                    dst,
                    value,
                    conversion,
                },
            );
            return Ok(());
        };
        let value = self.operand_before(value, &[spec], scratch)?;
        let spec = self.operand(spec, scratch.filter(|&scratch| scratch != value))?;
        self.emit(
            span,
            Instruction::FormatSpec {
                dst,
                value,
                spec,
                conversion,
            },
        );
        Ok(())
    }

    pub(super) fn template(&mut self, values: &'a [Expr], dst: Reg, span: Span) -> Compiled<()> {
        // One string stands before, between and after the interpolations, empty where nothing was written.
        let mut strings = vec![Vec::new()];
        let mut interpolations = Vec::new();
        for value in values {
            match &value.node {
                ExprKind::Constant {
                    value: Constant::Str(text),
                    ..
                } => {
                    strings
                        .last_mut()
                        .expect("there is a first string")
                        .push(text.clone());
                }
                _ => {
                    interpolations.push(value);
                    strings.push(Vec::new());
                }
            }
        }
        let strings = strings
            .iter()
            .map(|pieces| Literal::Str(fold::join(pieces)))
            .collect();
        let strings_register = self.temporary(span)?;
        let gathered = self.temporary(span)?;
        if interpolations.len() <= MAX_ROW {
            let first = self.row(interpolations.iter().copied())?;
            let count = Count(interpolations.len() as u32);
            self.emit(
                span,
                Instruction::BuildTuple {
                    dst: gathered,
                    first,
                    count,
                },
            );
        } else {
            self.emit(
                span,
                Instruction::BuildList {
                    dst: gathered,
                    first: gathered,
                    count: Count(0),
                },
            );
            for interpolation in interpolations {
                let mark = self.unit.mark();
                let value = self.operand(interpolation, None)?;
                self.emit(
                    span,
                    Instruction::ListAppend {
                        list: gathered,
                        value,
                    },
                );
                self.unit.release(mark);
            }
            self.emit(
                span,
                Instruction::ListToTuple {
                    dst: gathered,
                    list: gathered,
                },
            );
        }
        self.load_constant(Literal::Tuple(strings), strings_register, span);
        self.emit(
            span,
            Instruction::BuildTemplate {
                dst,
                strings: strings_register,
                interpolations: gathered,
            },
        );
        Ok(())
    }

    pub(super) fn interpolation(&mut self, expr: &'a Expr, dst: Reg) -> Compiled<()> {
        let span = expr.span;
        let ExprKind::Interpolation {
            value,
            str,
            conversion,
            format_spec,
        } = &expr.node
        else {
            unreachable!("called for interpolations only");
        };
        let first = self.new_temporary(value)?;
        let text = self.temporary(span)?;
        self.load_constant(Literal::Str(str.clone()), text, span);
        let letter = self.temporary(span)?;
        match conversion {
            Conversion::None => self.load_none(letter, span),
            Conversion::Str => self.load_str("s", letter, span),
            Conversion::Repr => self.load_str("r", letter, span),
            Conversion::Ascii => self.load_str("a", letter, span),
        }
        let spec = self.temporary(span)?;
        match format_spec {
            Some(format_spec) => self.expression_to(format_spec, spec)?,
            None => self.load_str("", spec, span),
        }
        self.emit(span, Instruction::BuildInterpolation { dst, first });
        Ok(())
    }
}
