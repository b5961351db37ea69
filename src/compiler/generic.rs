//! Type parameters, and `type` statements (PEP 695, PEP 696).
//!
//! What has type parameters is made by a function of its own, called at once: it makes the parameters, binds
//! their names as its locals, and then makes the function, class or alias, which sees them as free variables.
//! Bounds, constraints, defaults and the values of aliases are functions too, called when asked for.

use pyish_grammar::ast::*;

use super::function::FunctionParts;
use super::scope::CLASS_DICT;
use super::symbols::{ScopeOf, TYPE_PARAMETER_ARGUMENTS, TYPE_PARAMETERS};
use super::{Compiled, Compiler};
use crate::bytecode::code::{CodeKind, Constant as Literal, Parameters, ScopeKind};
use crate::bytecode::opcode::Instruction;
use crate::bytecode::opcode::Intrinsic;
use crate::bytecode::operand::Reg;

impl<'a> Compiler<'a> {
    /// `dst` = what `make` makes, among the type parameters of `node`. The defaults in `args` are computed
    /// outside of their scope.
    #[allow(
        clippy::too_many_arguments,
        reason = "the parts of one definition, which the callers have taken apart"
    )]
    pub(super) fn generic<T>(
        &mut self,
        node: &'a T,
        name: &Name,
        params: &'a [TypeParam],
        args: Option<&'a Arguments>,
        dst: Reg,
        span: Span,
        make: impl FnOnce(&mut Self, Reg) -> Compiled<()>,
    ) -> Compiled<()> {
        let mark = self.unit.mark();
        let scope = self.table.scope_of(node, ScopeOf::TypeParameters);
        let in_class = self.table.scopes.class_of_annotations(scope).is_some();
        let window = self.open_window(None, span)?;
        let count = TYPE_PARAMETER_ARGUMENTS.len() as u16;
        let parameters = Parameters {
            positional: count,
            positional_only: count,
            ..Parameters::default()
        };
        let code_name = format!("<generic parameters of {name}>");
        let code = self.nested(scope, &code_name, CodeKind::Plain, parameters, span, |compiler| {
            if in_class {
                compiler.unit.scope_kind = ScopeKind::Namespace;
                let free = compiler.unit.free(CLASS_DICT);
                compiler.emit(span, Instruction::LoadFree { dst: Reg(0), free });
            }
            compiler.make_type_parameters(params, span)?;
            let value = compiler.temporary(span)?;
            make(compiler, value)?;
            compiler.emit(span, Instruction::Return { value });
            Ok(())
        })?;
        let callee = self.callee_of(window);
        self.make_function(scope, code, FunctionParts::default(), callee, span)?;
        let namespace = self.temporary(span)?;
        self.load_constant(Literal::None, namespace, span);
        for part in [true, false] {
            let before = self.unit.mark();
            let is_present = args.is_some_and(|args| match part {
                true => !args.defaults.is_empty(),
                false => args.kw_defaults.iter().any(Option::is_some),
            });
            match args.filter(|_| is_present) {
                Some(args) if part => {
                    let defaults = self.temporary(span)?;
                    self.tuple(&args.defaults, defaults, span)?;
                }
                Some(args) => {
                    let defaults = self.temporary(span)?;
                    self.keyword_defaults(args, defaults, span)?;
                }
                None => {
                    let none = self.temporary(span)?;
                    self.load_constant(Literal::None, none, span);
                }
            }
            debug_assert_eq!(self.unit.mark(), before + 1);
        }
        self.emit_call(window, TYPE_PARAMETER_ARGUMENTS.len(), span);
        self.move_to(dst, window, span);
        self.unit.release(mark);
        Ok(())
    }

    /// Makes the type parameters, binds their names, and keeps the tuple of them.
    fn make_type_parameters(&mut self, params: &'a [TypeParam], span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        let tuple = self.temporary(span)?;
        self.gather_tuple(tuple, params.len(), span, |compiler, index, made| {
            compiler.make_type_parameter(&params[index], made)
        })?;
        self.store_name(&TYPE_PARAMETERS.into(), tuple, span)?;
        self.unit.release(mark);
        Ok(())
    }

    /// `made` = a type parameter, whose name is bound.
    fn make_type_parameter(&mut self, param: &'a TypeParam, made: Reg) -> Compiled<()> {
        let mark = self.unit.mark();
        let operands = self.temporaries(4, param.span)?;
        let [name, bound, default] = [1, 2, 3].map(|index| Reg(operands.0 + index));
        let (bound_expr, default_expr) = param.parts();
        let kind = match (&param.node, bound_expr) {
            (TypeParamKind::TypeVar { .. }, Some(bound)) => {
                i64::from(matches!(bound.node, ExprKind::Tuple { .. }))
            }
            (TypeParamKind::TypeVar { .. }, None) => 0,
            (TypeParamKind::ParamSpec { .. }, _) => 2,
            (TypeParamKind::TypeVarTuple { .. }, _) => 3,
        };
        self.load_constant(Literal::Int(kind), operands, param.span);
        self.load_constant(Literal::Str(param.name().clone()), name, param.span);
        self.evaluator(param, ScopeOf::Annotations, param.name(), bound_expr, bound)?;
        self.evaluator(param, ScopeOf::Default, param.name(), default_expr, default)?;
        self.intrinsic(Intrinsic::TypeParameter, made, operands, param.span);
        self.unit.release(mark);
        self.store_name(param.name(), made, param.span)
    }

    /// `dst` = the function that computes `expr`, or None when there is no expression.
    fn evaluator<T>(
        &mut self,
        node: &'a T,
        which: ScopeOf,
        name: &str,
        expr: Option<&'a Expr>,
        dst: Reg,
    ) -> Compiled<()> {
        let Some(expr) = expr else {
            self.load_constant(Literal::None, dst, Span::default());
            return Ok(());
        };
        let scope = self.table.scope_of(node, which);
        let code = self.annotate_code(scope, name, expr.span, |compiler| {
            let value = compiler.temporary(expr.span)?;
            compiler.annotation_value(expr, value)?;
            Ok(value)
        })?;
        self.make_function(scope, code, FunctionParts::default(), dst, expr.span)
    }

    /// Tells the function in `dst` its type parameters.
    pub(super) fn set_type_parameters(&mut self, dst: Reg, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        let operands = self.temporaries(2, span)?;
        self.move_to(operands, dst, span);
        self.load_name(&TYPE_PARAMETERS.into(), Reg(operands.0 + 1), span)?;
        self.intrinsic(Intrinsic::SetTypeParameters, dst, operands, span);
        self.unit.release(mark);
        Ok(())
    }

    /// Takes the next temporary for `Generic[…]`, the last base of a class with type parameters.
    pub(super) fn generic_base(&mut self, span: Span) -> Compiled<Reg> {
        let base = self.temporary(span)?;
        self.load_name(&TYPE_PARAMETERS.into(), base, span)?;
        self.intrinsic(Intrinsic::GenericBase, base, base, span);
        Ok(base)
    }

    pub(super) fn type_statement(&mut self, alias: &'a TypeAlias, span: Span) -> Compiled<()> {
        let ExprKind::Name { id: name, .. } = &alias.name.node else {
            unreachable!("the grammar wants a name after `type`");
        };
        let mark = self.unit.mark();
        let made = self.temporary(span)?;
        match alias.type_params.is_empty() {
            true => self.new_type_alias(alias, name, made, span)?,
            false => {
                let params = &alias.type_params;
                self.generic(alias, name, params, None, made, span, |compiler, dst| {
                    compiler.new_type_alias(alias, name, dst, span)
                })?;
            }
        }
        self.store_name(name, made, span)?;
        self.unit.release(mark);
        Ok(())
    }

    fn new_type_alias(&mut self, alias: &'a TypeAlias, name: &Name, dst: Reg, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        let operands = self.temporaries(3, span)?;
        self.load_constant(Literal::Str(name.clone()), operands, span);
        let params = Reg(operands.0 + 1);
        match alias.type_params.is_empty() {
            true => self.load_constant(Literal::Tuple(Vec::new()), params, span),
            false => self.load_name(&TYPE_PARAMETERS.into(), params, span)?,
        }
        let value = Reg(operands.0 + 2);
        self.evaluator(alias, ScopeOf::Annotations, name, Some(&alias.value), value)?;
        self.intrinsic(Intrinsic::TypeAlias, dst, operands, span);
        self.unit.release(mark);
        Ok(())
    }
}
