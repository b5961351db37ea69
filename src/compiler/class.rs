//! `class` statements: a body function called by the class builder.

use std::collections::BTreeSet;

use pyish_grammar::ast::*;

use super::display::MAX_ROW;
use super::function::{FunctionParts, docstring, header};
use super::scope::ScopeType;
use super::symbols::{ScopeOf, TYPE_PARAMETERS};
use super::{Compiled, Compiler};
use crate::bytecode::code::{CodeKind, Constant as Literal, Parameters};
use crate::bytecode::opcode::{Instruction, Op};
use crate::bytecode::operand::{Count, Reg};

impl<'a> Compiler<'a> {
    pub(super) fn class_statement(&mut self, def: &'a ClassDef, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        let decorators = self.open_decorators(&def.decorator_list)?;
        let whole = def
            .decorator_list
            .first()
            .map_or(span, |decorator| decorator.span.to(span));
        let head = header(span, &def.body);
        let made = match def.type_params.is_empty() {
            true => self.new_class(def, whole, head)?,
            false => {
                let made = self.temporary(span)?;
                let (name, params) = (&def.name, &def.type_params);
                self.generic(def, name, params, None, made, whole, |compiler, dst| {
                    let class = compiler.new_class(def, whole, head)?;
                    compiler.move_to(dst, class, head);
                    Ok(())
                })?;
                made
            }
        };
        self.apply_decorators(&def.decorator_list, decorators, made, &def.name, false, head)?;
        self.unit.release(mark);
        Ok(())
    }

    /// Makes the class, before its decorators are called; returns where it is.
    fn new_class(&mut self, def: &'a ClassDef, whole: Span, head: Span) -> Compiled<Reg> {
        let is_generic = !def.type_params.is_empty();
        let window = self.open_window(None, head)?;
        self.emit(
            head,
            Instruction::LoadBuildClass {
                dst: self.callee_of(window),
            },
        );
        let is_plain = def.bases.len() + def.keywords.len() + 3 <= MAX_ROW
            && !def
                .bases
                .iter()
                .any(|base| matches!(base.node, ExprKind::Starred { .. }))
            && def.keywords.iter().all(|keyword| keyword.arg.is_some());
        if is_plain {
            self.class_body(def, whole, head)?;
            self.row(&def.bases)?;
            if is_generic {
                self.generic_base(head)?;
            }
            let count = def.bases.len() + usize::from(is_generic) + 2;
            self.finish_call(window, count, &def.keywords, head)?;
        } else {
            let positional = self.temporary(head)?;
            let inner = self.unit.mark();
            let first = self.class_body(def, whole, head)?;
            self.emit(
                head,
                Instruction::BuildList {
                    dst: positional,
                    first,
                    count: Count(2),
                },
            );
            self.unit.release(inner);
            for base in &def.bases {
                match &base.node {
                    ExprKind::Starred { value, .. } => {
                        let source = self.operand(value, None)?;
                        self.emit(
                            base.span,
                            Instruction::ListExtend {
                                list: positional,
                                source,
                            },
                        );
                    }
                    _ => {
                        let value = self.operand(base, None)?;
                        self.emit(
                            base.span,
                            Instruction::ListAppend {
                                list: positional,
                                value,
                            },
                        );
                    }
                }
                self.unit.release(inner);
            }
            if is_generic {
                let value = self.generic_base(head)?;
                let list = positional;
                self.emit(head, Instruction::ListAppend { list, value });
                self.unit.release(inner);
            }
            self.emit(
                head,
                Instruction::ListToTuple {
                    dst: positional,
                    list: positional,
                },
            );
            let named = self.temporary(head)?;
            self.keyword_dict(window, named, &def.keywords, head)?;
            self.emit(
                head,
                Instruction::CallEx {
                    window,
                    gap: self.gap(),
                },
            );
        }
        Ok(window)
    }

    /// The body function and the name of the class, in two registers in a row.
    fn class_body(&mut self, def: &'a ClassDef, whole: Span, head: Span) -> Compiled<Reg> {
        let scope = self.table.scope_of(def, ScopeOf::Body);
        let parameters = Parameters {
            positional: 1,
            positional_only: 1,
            ..Parameters::default()
        };
        let code = self.nested(scope, &def.name, CodeKind::Plain, parameters, whole, |compiler| {
            compiler.class_code(def, head)
        })?;
        let function = self.temporary(head)?;
        self.make_function(scope, code, FunctionParts::default(), function, head)?;
        let name = self.temporary(head)?;
        self.load_constant(Literal::Str(def.name.clone()), name, head);
        Ok(function)
    }

    fn class_code(&mut self, def: &'a ClassDef, head: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        let value = self.temporary(head)?;
        let site = self.unit.shared_site(Op::LoadGlobal, &"__name__".into());
        self.emit(head, Instruction::LoadGlobal { dst: value, site });
        self.store_name(&"__module__".into(), value, head)?;
        let qualname = self.unit.qualname.clone();
        self.load_constant(Literal::Str(qualname), value, head);
        self.store_name(&"__qualname__".into(), value, head)?;
        let first_line = i64::from(self.unit.first_line);
        self.load_constant(Literal::Int(first_line), value, head);
        self.store_name(&"__firstlineno__".into(), value, head)?;
        if !def.type_params.is_empty() {
            self.load_name(&TYPE_PARAMETERS.into(), value, head)?;
            self.store_name(&"__type_params__".into(), value, head)?;
        }
        if let Some(doc) = docstring(&def.body) {
            self.unit.doc = Some(doc.clone());
            self.load_constant(Literal::Str(doc), value, head);
            self.store_name(&"__doc__".into(), value, head)?;
        }
        self.unit.release(mark);
        self.begin_annotations(head)?;
        self.class_attributes.push(BTreeSet::new());
        self.statements(&def.body)?;
        self.end_annotations(head)?;
        let attributes = self.class_attributes.pop().expect("it was pushed above");
        let attributes = attributes.into_iter().map(Literal::Str).collect();
        let mark = self.unit.mark();
        let value = self.temporary(head)?;
        self.load_constant(Literal::Tuple(attributes), value, head);
        self.store_name(&"__static_attributes__".into(), value, head)?;
        self.unit.release(mark);
        if let Some(cell) = self.unit.class_dict {
            self.store_name(&"__classdictcell__".into(), cell, head)?;
        }
        if let Some(value) = self.unit.class_cell {
            self.emit(head, Instruction::Return { value });
        }
        Ok(())
    }

    /// Notes `self.attribute = …` in a function for the class around it.
    pub(super) fn note_static_attribute(&mut self, object: &Expr, attribute: &Name) {
        let ExprKind::Name { id, .. } = &object.node else {
            return;
        };
        // A class body itself is no function of its class, but may be in one of the class around it.
        let is_body = self.table.scopes[self.unit.owner].kind == ScopeType::Class;
        let Some(index) = self.class_attributes.len().checked_sub(1 + usize::from(is_body)) else {
            return;
        };
        if &**id == "self" {
            self.class_attributes[index].insert(attribute.clone());
        }
    }
}
