//! Functions: `def`, `async def`, `lambda`, and the making of any nested code.

use std::sync::Arc;

use pyish_grammar::ast::*;

use super::scope::{ScopeId, ScopeType};
use super::symbols::ScopeOf;
use super::unit::Unit;
use super::{Compiled, Compiler};
use crate::bytecode::code::{Code, CodeKind, Constant as Literal, Parameters, ScopeKind};
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{Count, Reg, Variant};

/// What a function is made of besides its code and closure.
#[derive(Default)]
pub(super) struct FunctionParts<'a> {
    pub(super) defaults: Defaults<'a>,
    /// The function that computes its annotations.
    pub(super) annotations: Option<(ScopeId, Arc<Code>)>,
}

/// Where decorators are before they are called.
pub(super) enum Decorators {
    /// Each the callee of a window of its own, the next decorator's window its argument.
    Windows(Vec<Reg>),
    /// Where they are many.
    List(Reg),
}

/// So many decorators get windows at most.
const MOST_WINDOWS: usize = 8;

/// Where the default values of a function are.
#[derive(Clone, Copy, Default)]
pub(super) enum Defaults<'a> {
    #[default]
    None,
    Written(&'a Arguments),
    /// In the variables of the scope of its type parameters: a tuple and a dict.
    Computed(&'a Arguments),
}

/// The text of a docstring, when a body begins with one.
pub(super) fn docstring(body: &[Stmt]) -> Option<Arc<str>> {
    match &body.first()?.node {
        StmtKind::Expr { value } => match &value.node {
            ExprKind::Constant {
                value: Constant::Str(text),
                ..
            } => Some(clean_docstring(text)),
            _ => None,
        },
        _ => None,
    }
}

/// A docstring without the indentation that all of its lines but the first share.
fn clean_docstring(text: &str) -> Arc<str> {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let is_blank = |line: &str| line.trim_start_matches(' ').is_empty();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = lines
        .clone()
        .filter(|line| !is_blank(line))
        .map(indent)
        .min()
        .unwrap_or(0);
    if margin == 0 && !first.starts_with(' ') {
        return text.into();
    }
    let mut cleaned = first.trim_start_matches(' ').to_owned();
    for line in lines {
        cleaned.push('\n');
        cleaned.push_str(line.get(margin.min(indent(line))..).unwrap_or_default());
    }
    cleaned.into()
}

pub(super) fn parameters_of(args: &Arguments) -> Parameters {
    Parameters {
        positional: (args.posonlyargs.len() + args.args.len()) as u16,
        positional_only: args.posonlyargs.len() as u16,
        keyword_only: args.kwonlyargs.len() as u16,
        has_varargs: args.vararg.is_some(),
        has_varkw: args.kwarg.is_some(),
    }
}

impl<'a> Compiler<'a> {
    /// Compiles the code of an inner scope.
    pub(super) fn nested(
        &mut self,
        scope: ScopeId,
        name: &str,
        kind: CodeKind,
        parameters: Parameters,
        span: Span,
        body: impl FnOnce(&mut Self) -> Compiled<()>,
    ) -> Compiled<Arc<Code>> {
        let qualname = match self.table.scopes[scope].kind {
            ScopeType::TypeParameters => self.unit.qualname.clone(),
            _ => self.qualname(name),
        };
        let mut unit = Unit::new(scope, name.into(), qualname);
        unit.kind = kind;
        unit.parameters = parameters;
        unit.first_line = self.lines.line(span.start);
        if self.table.scopes[scope].kind == ScopeType::Class {
            unit.scope_kind = ScopeKind::Namespace;
            unit.add_hidden_local(".namespace");
        }
        let outer = std::mem::replace(&mut self.unit, unit);
        let result = self.assign_registers().and_then(|()| body(self));
        let unit = std::mem::replace(&mut self.unit, outer);
        result?;
        self.finish(unit, span)
    }

    fn qualname(&self, name: &str) -> Arc<str> {
        let outer = &self.unit.qualname;
        let mut scope = &self.table.scopes[self.unit.owner];
        // What has type parameters is named as if it stood outside of their scope.
        while scope.kind == ScopeType::TypeParameters {
            let parent = scope.parent.expect("type parameters stand in a scope");
            scope = &self.table.scopes[self.table.scopes.owner(parent)];
        }
        let is_global = scope.symbol(name).is_some_and(|symbol| symbol.declared_global);
        match scope.kind {
            _ if is_global => name.into(),
            ScopeType::Module | ScopeType::Namespace => name.into(),
            ScopeType::Class => format!("{outer}.{name}").into(),
            _ => format!("{outer}.<locals>.{name}").into(),
        }
    }

    pub(super) fn function_statement(
        &mut self,
        def: &'a FunctionDef,
        span: Span,
        is_async: bool,
    ) -> Compiled<()> {
        let mark = self.unit.mark();
        // The innermost call's result lands where the next one's argument belongs.
        let decorators = self.open_decorators(&def.decorator_list)?;
        let local = self
            .local_destination(&def.name)
            .filter(|_| def.decorator_list.is_empty());
        let dst = match local {
            Some(local) => local,
            None => self.temporary(span)?,
        };
        let first = def
            .decorator_list
            .first()
            .map_or(span, |decorator| decorator.span.to(span));
        if def.type_params.is_empty() {
            let arguments = Defaults::Written(&def.args);
            self.new_function(def, arguments, dst, first, span, is_async)?;
        } else {
            let (name, params) = (&def.name, &def.type_params);
            self.generic(def, name, params, Some(&def.args), dst, first, |compiler, dst| {
                let defaults = Defaults::Computed(&def.args);
                compiler.new_function(def, defaults, dst, first, span, is_async)?;
                compiler.set_type_parameters(dst, first)
            })?;
        }
        self.apply_decorators(
            &def.decorator_list,
            decorators,
            dst,
            &def.name,
            local.is_some(),
            span,
        )?;
        self.unit.release(mark);
        Ok(())
    }

    /// `dst` = the function of a `def`, before its decorators are called.
    fn new_function(
        &mut self,
        def: &'a FunctionDef,
        defaults: Defaults<'a>,
        dst: Reg,
        first: Span,
        span: Span,
        is_async: bool,
    ) -> Compiled<()> {
        let parts = FunctionParts {
            defaults,
            annotations: self.function_annotations(def, first)?,
        };
        let scope = self.table.scope_of(def, ScopeOf::Body);
        let has_yield = self.table.scopes[scope].has_yield;
        let kind = match (is_async, has_yield) {
            (false, false) => CodeKind::Plain,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        };
        let code = self.nested(
            scope,
            &def.name,
            kind,
            parameters_of(&def.args),
            first,
            |compiler| {
                compiler.unit.doc = docstring(&def.body);
                compiler.statements(&def.body)
            },
        )?;
        self.make_function(scope, code, parts, dst, header(span, &def.body))
    }

    /// Evaluates decorators.
    pub(super) fn open_decorators(&mut self, decorators: &'a [Expr]) -> Compiled<Decorators> {
        if decorators.len() > MOST_WINDOWS {
            let span = decorators[0].span;
            let list = self.temporary(span)?;
            self.list_pieces(decorators, list, span)?;
            return Ok(Decorators::List(list));
        }
        let mut windows = Vec::new();
        for decorator in decorators {
            let window = self.open_window(None, decorator.span)?;
            self.expression_to(decorator, self.callee_of(window))?;
            windows.push(window);
        }
        Ok(Decorators::Windows(windows))
    }

    /// Calls the decorators, innermost first, and binds the name. `dst` is the next temporary, and so the last
    /// window's argument.
    pub(super) fn apply_decorators(
        &mut self,
        decorators: &'a [Expr],
        evaluated: Decorators,
        dst: Reg,
        name: &Name,
        is_bound: bool,
        span: Span,
    ) -> Compiled<()> {
        let mut result = dst;
        match evaluated {
            Decorators::Windows(windows) => {
                for (window, decorator) in windows.into_iter().zip(decorators).rev() {
                    self.emit_call(window, 1, decorator.span);
                    result = window;
                }
            }
            Decorators::List(list) => {
                for (index, decorator) in decorators.iter().enumerate().rev() {
                    let span = decorator.span;
                    let mark = self.unit.mark();
                    let window = self.open_window(None, span)?;
                    self.item_of(list, index, self.callee_of(window), span);
                    let argument = self.temporary(span)?;
                    self.move_to(argument, result, span);
                    self.emit_call(window, 1, span);
                    self.move_to(result, window, span);
                    self.unit.release(mark);
                }
            }
        }
        match is_bound {
            true => {
                self.mark_bound(result);
                Ok(())
            }
            false => self.store_name(name, result, span),
        }
    }

    pub(super) fn lambda(
        &mut self,
        expr: &'a Expr,
        args: &'a Arguments,
        body: &'a Expr,
        dst: Reg,
    ) -> Compiled<()> {
        let scope = self.table.scope_of(expr, ScopeOf::Body);
        let kind = match self.table.scopes[scope].has_yield {
            true => CodeKind::Generator,
            false => CodeKind::Plain,
        };
        let code = self.nested(
            scope,
            "<lambda>",
            kind,
            parameters_of(args),
            expr.span,
            |compiler| {
                let value = compiler.operand(body, None)?;
                compiler.emit(body.span, Instruction::Return { value });
                Ok(())
            },
        )?;
        let parts = FunctionParts {
            defaults: Defaults::Written(args),
            annotations: None,
        };
        self.make_function(scope, code, parts, dst, expr.span)
    }

    /// `dst` = a new function of this code, with its defaults evaluated and its closure gathered.
    pub(super) fn make_function(
        &mut self,
        scope: ScopeId,
        code: Arc<Code>,
        parts: FunctionParts<'a>,
        dst: Reg,
        span: Span,
    ) -> Compiled<()> {
        let mark = self.unit.mark();
        let mut present = 0;
        match parts.defaults {
            Defaults::None => {}
            Defaults::Written(args) => present |= self.defaults(args, span)?,
            Defaults::Computed(args) => {
                if !args.defaults.is_empty() {
                    let defaults = self.temporary(span)?;
                    self.load_name(&".defaults".into(), defaults, span)?;
                    present |= 1;
                }
                if args.kw_defaults.iter().any(Option::is_some) {
                    let defaults = self.temporary(span)?;
                    self.load_name(&".kwdefaults".into(), defaults, span)?;
                    present |= 2;
                }
            }
        }
        if let Some((scope, code)) = parts.annotations {
            let annotate = self.temporary(span)?;
            self.make_function(scope, code, FunctionParts::default(), annotate, span)?;
            present |= 4;
        }
        let free = self.table.scopes[scope].free.clone();
        if !free.is_empty() {
            let closure = self.temporary(span)?;
            self.gather_tuple(closure, free.len(), span, |compiler, index, cell| {
                compiler.load_cell_itself(scope, &free[index], cell, span);
                Ok(())
            })?;
            present |= 8;
        }
        let first = if present == 0 { Reg(0) } else { Reg(mark) };
        let code = self.unit.constant(Literal::Code(code));
        self.emit(
            span,
            Instruction::MakeFunction {
                dst,
                first,
                parts: Variant(present),
                code,
            },
        );
        self.unit.release(mark);
        Ok(())
    }

    /// Puts the tuple and the dict of defaults, as far as there are any, into registers in a row; says which.
    fn defaults(&mut self, args: &'a Arguments, span: Span) -> Compiled<u8> {
        let mut present = 0;
        if !args.defaults.is_empty() {
            let defaults = self.temporary(span)?;
            self.tuple(&args.defaults, defaults, span)?;
            present |= 1;
        }
        if args.kw_defaults.iter().any(Option::is_some) {
            let defaults = self.temporary(span)?;
            self.keyword_defaults(args, defaults, span)?;
            present |= 2;
        }
        Ok(present)
    }

    pub(super) fn keyword_defaults(&mut self, args: &'a Arguments, dict: Reg, span: Span) -> Compiled<()> {
        self.emit(
            span,
            Instruction::BuildDict {
                dst: dict,
                first: dict,
                count: Count(0),
            },
        );
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            let Some(default) = default else { continue };
            let mark = self.unit.mark();
            let key = self.temporary(arg.span)?;
            let name = self.mangled(&arg.arg);
            self.load_constant(Literal::Str(name), key, arg.span);
            let value = self.operand(default, None)?;
            self.emit(default.span, Instruction::DictSet { dict, key, value });
            self.unit.release(mark);
        }
        Ok(())
    }
}

/// The span of a compound statement up to its body, where tracebacks point.
pub(super) fn header(span: Span, body: &[Stmt]) -> Span {
    let end = body
        .first()
        .map_or(span.end, |first| first.span.start.max(span.start));
    Span::new(span.start, end.min(span.end))
}
