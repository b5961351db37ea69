//! Annotations, computed when they are asked for (PEP 649): a function that gives them as a dict.

use std::sync::Arc;

use pyish_grammar::ast::*;

use super::condition::jump_if_int;
use super::function::FunctionParts;
use super::scope::{CLASS_DICT, CONDITIONAL, ScopeId, ScopeType};
use super::symbols::ScopeOf;
use super::{Compiled, Compiler};
use crate::bytecode::code::{Code, CodeKind, Constant as Literal, Parameters, ScopeKind};
use crate::bytecode::opcode::{Comparison, Instruction, Op};
use crate::bytecode::operand::{Count, Imm, Reg};

/// The largest number of a format that the function computes itself: values.
const LAST_FORMAT: i32 = 2;

/// `name: annotation` in a module or class body.
pub(super) struct VariableAnnotation<'a> {
    name: Name,
    annotation: &'a Expr,
    /// Whether it counts only once the statement has run.
    is_conditional: bool,
}

impl<'a> Compiler<'a> {
    /// The code that computes a function's annotations, if it has any.
    pub(super) fn function_annotations(
        &mut self,
        def: &'a FunctionDef,
        span: Span,
    ) -> Compiled<Option<(ScopeId, Arc<Code>)>> {
        let mut annotations = Vec::new();
        for arg in def.args.all() {
            if let Some(annotation) = &arg.annotation {
                annotations.push((self.mangled(&arg.arg), &**annotation));
            }
        }
        if let Some(returns) = &def.returns {
            annotations.push(("return".into(), returns));
        }
        if annotations.is_empty() {
            return Ok(None);
        }
        let scope = self.table.scope_of(def, ScopeOf::Annotations);
        let code = self.annotate_code(scope, "__annotate__", span, |compiler| {
            let dict = compiler.new_dict(span)?;
            annotations
                .iter()
                .try_for_each(|(name, annotation)| compiler.add_annotation(dict, name, annotation))?;
            Ok(dict)
        })?;
        Ok(Some((scope, code)))
    }

    /// The code of a function that takes a format and gives what `compute` says is in a register.
    pub(super) fn annotate_code(
        &mut self,
        scope: ScopeId,
        name: &str,
        span: Span,
        compute: impl FnOnce(&mut Self) -> Compiled<Reg>,
    ) -> Compiled<Arc<Code>> {
        let parameters = Parameters {
            positional: 1,
            positional_only: 1,
            ..Parameters::default()
        };
        let in_class = self.table.scopes.class_of_annotations(scope).is_some();
        self.nested(scope, name, CodeKind::Plain, parameters, span, |compiler| {
            let known = compiler.unit.emitter.new_label();
            let check = jump_if_int(Comparison::Gt, false, Reg(0), Imm(LAST_FORMAT));
            compiler.unit.emitter.branch(span, check, known);
            let mark = compiler.unit.mark();
            let exception = compiler.temporary(span)?;
            let site = compiler
                .unit
                .shared_site(Op::LoadGlobal, &"NotImplementedError".into());
            compiler.emit(span, Instruction::LoadGlobal { dst: exception, site });
            compiler.emit(span, Instruction::Raise { exception });
            compiler.unit.release(mark);
            compiler.unit.emitter.place(known);
            if in_class {
                // From here on register 0 is what it is in every namespace scope: the namespace.
                compiler.unit.scope_kind = ScopeKind::Namespace;
                let free = compiler.unit.free(CLASS_DICT);
                compiler.emit(span, Instruction::LoadFree { dst: Reg(0), free });
            }
            let value = compute(compiler)?;
            compiler.emit(span, Instruction::Return { value });
            Ok(())
        })
    }

    fn new_dict(&mut self, span: Span) -> Compiled<Reg> {
        let dst = self.temporary(span)?;
        let count = Count(0);
        self.emit(
            span,
            Instruction::BuildDict {
                dst,
                first: dst,
                count,
            },
        );
        Ok(dst)
    }

    fn add_annotation(&mut self, dict: Reg, name: &Name, annotation: &'a Expr) -> Compiled<()> {
        let mark = self.unit.mark();
        let key = self.temporary(annotation.span)?;
        self.load_constant(Literal::Str(name.clone()), key, annotation.span);
        let value = match &annotation.node {
            _ if self.table.future_annotations => {
                let value = self.temporary(annotation.span)?;
                self.load_str(&pyish_grammar::unparse(annotation), value, annotation.span);
                value
            }
            ExprKind::Starred { .. } => {
                let value = self.temporary(annotation.span)?;
                self.annotation_value(annotation, value)?;
                value
            }
            _ => self.operand(annotation, None)?,
        };
        self.emit(annotation.span, Instruction::DictSet { dict, key, value });
        self.unit.release(mark);
        Ok(())
    }

    /// `dst`, a new temporary, = an annotation, or what else the annotations of a type parameter compute:
    /// `*Ts` is what `Ts` gives when it is unpacked.
    pub(super) fn annotation_value(&mut self, expr: &'a Expr, dst: Reg) -> Compiled<()> {
        let ExprKind::Starred { value, .. } = &expr.node else {
            return self.expression_to(expr, dst);
        };
        self.expression_to(value, dst)?;
        let count = Count(1);
        self.emit(
            expr.span,
            Instruction::UnpackSequence {
                first: dst,
                source: dst,
                count,
            },
        );
        Ok(())
    }

    /// At the start of a module or class body: the set of conditional annotations met.
    pub(super) fn begin_annotations(&mut self, span: Span) -> Compiled<()> {
        // A class has a cell for them, which it begins with.
        let owner = &self.table.scopes[self.unit.owner];
        if !owner.has_conditional_annotations || owner.kind == ScopeType::Class {
            return Ok(());
        }
        let mark = self.unit.mark();
        let set = self.temporary(span)?;
        self.emit(
            span,
            Instruction::BuildSet {
                dst: set,
                first: set,
                count: Count(0),
            },
        );
        self.store_name(&CONDITIONAL.into(), set, span)?;
        self.unit.release(mark);
        Ok(())
    }

    /// Notes the annotation of a simple name in a module or class body.
    pub(super) fn note_annotation(&mut self, name: &Name, annotation: &'a Expr, span: Span) -> Compiled<()> {
        let is_conditional = self.unit.conditional > 0;
        let number = self.unit.annotations.len();
        if is_conditional {
            let mark = self.unit.mark();
            let set = self.temporary(span)?;
            match self.unit.conditional_annotations {
                Some(cell) => self.emit(span, Instruction::LoadCell { dst: set, cell }),
                None => self.load_name(&CONDITIONAL.into(), set, span)?,
            }
            let value = self.temporary(span)?;
            self.load_constant(Literal::Int(number as i64), value, span);
            self.emit(span, Instruction::SetAdd { set, value });
            self.unit.release(mark);
        }
        let name = self.mangled(name);
        self.unit.annotations.push(VariableAnnotation {
            name,
            annotation,
            is_conditional,
        });
        Ok(())
    }

    /// At the end of a module or class body: its `__annotate__`.
    pub(super) fn end_annotations(&mut self, span: Span) -> Compiled<()> {
        let annotations = std::mem::take(&mut self.unit.annotations);
        let Some(scope) = self.table.scopes[self.unit.owner].annotations else {
            return Ok(());
        };
        if annotations.is_empty() {
            return Ok(());
        }
        let in_class = self.table.scopes[self.unit.owner].kind == ScopeType::Class;
        let code = self.annotate_code(scope, "__annotate__", span, |compiler| {
            let dict = compiler.new_dict(span)?;
            for (number, item) in annotations.iter().enumerate() {
                let skip = compiler.unit.emitter.new_label();
                if item.is_conditional {
                    let mark = compiler.unit.mark();
                    let set = compiler.temporary(span)?;
                    match in_class {
                        true => {
                            let free = compiler.unit.free(CONDITIONAL);
                            compiler.emit(span, Instruction::LoadFree { dst: set, free });
                        }
                        false => compiler.load_name(&CONDITIONAL.into(), set, span)?,
                    }
                    let key = compiler.temporary(span)?;
                    compiler.load_constant(Literal::Int(number as i64), key, span);
                    compiler.emit(
                        span,
                        Instruction::In {
                            dst: key,
                            item: key,
                            container: set,
                        },
                    );
                    compiler.branch_on(key, skip, false, span);
                    compiler.unit.release(mark);
                }
                compiler.add_annotation(dict, &item.name, item.annotation)?;
                compiler.unit.emitter.place(skip);
            }
            Ok(dict)
        })?;
        let mark = self.unit.mark();
        let function = self.temporary(span)?;
        self.make_function(scope, code, FunctionParts::default(), function, span)?;
        // A class keeps it under a name of its own, so that derived classes do not find it.
        let name = match self.table.scopes[self.unit.owner].kind {
            ScopeType::Class => "__annotate_func__",
            _ => "__annotate__",
        };
        self.store_name(&name.into(), function, span)?;
        self.unit.release(mark);
        Ok(())
    }
}
