//! What a context-free grammar cannot say: where `return`, `break`, `yield` and `await` may stand, which
//! names may be given twice, where a star means something.
//!
//! One walk over the finished tree; the first mistake ends it. What needs to know how names are bound
//! (`global` after use, `nonlocal` without a binding) belongs to the compiler.

mod expression;
mod pattern;

use std::collections::HashSet;

use crate::ast::*;
use crate::error::{ErrorKind, Stage, SyntaxError};
use crate::parse::Awaiting;
use crate::source::Source;
use crate::warning::{Doubts, SyntaxWarning};

/// Checks a module.
pub(crate) fn check_module(
    source: &Source,
    body: &[Stmt],
    awaiting: Awaiting,
) -> Result<Vec<SyntaxWarning>, SyntaxError> {
    let mut checker = Checker::new(source, awaiting);
    checker.check_future_imports(body)?;
    checker.stmts(body, Place::of(Scope::Module))?;
    Ok(checker.doubts.into_warnings(source))
}

/// Checks an expression for `eval`.
pub(crate) fn check_expression(
    source: &Source,
    expr: &Expr,
    awaiting: Awaiting,
) -> Result<Vec<SyntaxWarning>, SyntaxError> {
    let mut checker = Checker::new(source, awaiting);
    checker.expr(expr, Place::of(Scope::Module))?;
    Ok(checker.doubts.into_warnings(source))
}

/// What encloses a piece of code most closely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Whether `await` and its like may stand here, the caller decides.
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
}

/// All that a statement or expression must know about where it stands.
#[derive(Clone, Copy)]
struct Place {
    scope: Scope,
    /// Whether a loop encloses it, in the same function.
    is_in_loop: bool,
    /// Whether an `except*` block encloses it more closely than a loop.
    is_in_except_star: bool,
    /// Whether `return` would leave an `except*` block.
    is_return_barred: bool,
    /// What the innermost comprehension around it is called.
    comprehension: Option<&'static str>,
    /// Whether it is the iterable of a comprehension.
    is_in_iterable: bool,
    /// A part of the program evaluated apart, in which some expressions are barred.
    region: Option<&'static str>,
    /// Whether leaving it would end a `finally` block and forget what was raised.
    is_in_finally: bool,
}

impl Place {
    fn of(scope: Scope) -> Self {
        Place {
            scope,
            is_in_loop: false,
            is_in_except_star: false,
            is_return_barred: false,
            comprehension: None,
            is_in_iterable: false,
            region: None,
            is_in_finally: false,
        }
    }

    fn in_loop(self) -> Self {
        Place {
            is_in_loop: true,
            is_in_except_star: false,
            is_in_finally: false,
            ..self
        }
    }

    fn in_finally(self) -> Self {
        Place {
            is_in_finally: true,
            ..self
        }
    }

    fn in_except_star(self) -> Self {
        Place {
            is_in_except_star: true,
            is_return_barred: true,
            ..self
        }
    }

    fn in_region(self, region: &'static str) -> Self {
        Place {
            region: Some(region),
            ..self
        }
    }
}

type Checked = Result<(), SyntaxError>;

struct Checker<'s> {
    source: &'s Source,
    awaiting: Awaiting,
    /// Of the function being walked: whether it yields, and where it first returns a value.
    yields: bool,
    returned_value: Option<Span>,
    /// Whether the comprehension being walked awaits.
    awaits: bool,
    /// The iteration variables of the comprehensions around, in this function.
    iteration_variables: Vec<Name>,
    /// Of the whole text: what nobody means.
    doubts: Doubts,
}

impl<'s> Checker<'s> {
    fn new(source: &'s Source, awaiting: Awaiting) -> Self {
        Checker {
            source,
            awaiting,
            yields: false,
            returned_value: None,
            awaits: false,
            iteration_variables: Vec::new(),
            doubts: Doubts::default(),
        }
    }

    fn error(&self, span: Span, message: impl Into<String>) -> SyntaxError {
        SyntaxError::new(self.source, ErrorKind::Syntax, message, span).at(Stage::Compiler)
    }

    fn fail(&self, span: Span, message: impl Into<String>) -> Checked {
        Err(self.error(span, message))
    }

    /// `from __future__` may follow only the docstring and others of its kind.
    fn check_future_imports(&self, body: &[Stmt]) -> Checked {
        let is_docstring = |stmt: &Stmt| match &stmt.node {
            StmtKind::Expr { value } => {
                matches!(
                    value.node,
                    ExprKind::Constant {
                        value: Constant::Str(_),
                        ..
                    }
                )
            }
            _ => false,
        };
        let first = body.first().is_some_and(is_docstring) as usize;
        let others = body[first..].iter().skip_while(|stmt| is_future_import(stmt));
        match others.into_iter().find(|stmt| is_future_import(stmt)) {
            Some(late) => self.fail(late.span, LATE_FUTURE_IMPORT),
            None => Ok(()),
        }
    }

    fn stmts(&mut self, body: &[Stmt], place: Place) -> Checked {
        body.iter().try_for_each(|stmt| self.stmt(stmt, place))
    }

    fn stmt(&mut self, stmt: &Stmt, place: Place) -> Checked {
        match &stmt.node {
            StmtKind::FunctionDef(function) => self.function(function, Scope::Function, stmt.span, place),
            StmtKind::AsyncFunctionDef(function) => {
                self.function(function, Scope::AsyncFunction, stmt.span, place)
            }
            StmtKind::ClassDef(class) => self.class(class, stmt.span, place),
            StmtKind::Return { value } => self.return_stmt(value.as_deref(), stmt.span, place),
            StmtKind::Delete { targets } => self.exprs(targets, place),
            StmtKind::Assign { targets, value } => {
                self.exprs(targets, place)?;
                self.expr(value, place)
            }
            StmtKind::TypeAlias(alias) => {
                self.expr(&alias.name, place)?;
                self.type_params(&alias.type_params, place)?;
                self.expr(&alias.value, place.in_region("a type alias"))
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target, place)?;
                self.expr(value, place)
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                ..
            } => {
                self.expr(target, place)?;
                self.expr(annotation, place.in_region("an annotation"))?;
                self.optional(value.as_deref(), place)
            }
            StmtKind::For(statement) => self.for_stmt(statement, place),
            StmtKind::AsyncFor(statement) => {
                self.check_async("async for", stmt.span, place)?;
                self.for_stmt(statement, place)
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(test, place)?;
                self.stmts(body, place.in_loop())?;
                self.stmts(orelse, place)
            }
            StmtKind::If(statement) => {
                self.expr(&statement.test, place)?;
                self.stmts(&statement.body, place)?;
                for clause in &statement.elifs {
                    self.expr(&clause.test, place)?;
                    self.stmts(&clause.body, place)?;
                }
                self.stmts(&statement.orelse, place)
            }
            StmtKind::With { items, body } => self.with_stmt(items, body, place),
            StmtKind::AsyncWith { items, body } => {
                self.check_async("async with", stmt.span, place)?;
                self.with_stmt(items, body, place)
            }
            StmtKind::Match { subject, cases } => self.match_stmt(subject, cases, place),
            StmtKind::Raise { exc, cause } => {
                self.optional(exc.as_deref(), place)?;
                self.optional(cause.as_deref(), place)
            }
            StmtKind::Try(statement) => self.try_stmt(statement, place, place),
            StmtKind::TryStar(statement) => self.try_stmt(statement, place.in_except_star(), place),
            StmtKind::Assert { test, msg } => {
                self.doubts.assertion(test, stmt.span);
                self.expr(test, place)?;
                self.optional(msg.as_deref(), place)
            }
            StmtKind::Import { names } => names.iter().try_for_each(|alias| self.alias(alias)),
            StmtKind::ImportFrom { .. } => self.import_from(stmt, place),
            StmtKind::Global { .. } => Ok(()),
            StmtKind::Nonlocal { .. } if place.scope == Scope::Module => {
                self.fail(stmt.span, "nonlocal declaration not allowed at module level")
            }
            StmtKind::Nonlocal { .. } => Ok(()),
            StmtKind::Expr { value } => self.expr(value, place),
            StmtKind::Pass => Ok(()),
            StmtKind::Break | StmtKind::Continue if place.is_in_except_star => {
                self.fail(stmt.span, LEAVES_EXCEPT_STAR)
            }
            StmtKind::Break if !place.is_in_loop => self.fail(stmt.span, "'break' outside loop"),
            StmtKind::Continue if !place.is_in_loop => {
                self.fail(stmt.span, "'continue' not properly in loop")
            }
            StmtKind::Break => {
                self.doubts.leaving("break", stmt.span, place.is_in_finally);
                Ok(())
            }
            StmtKind::Continue => {
                self.doubts.leaving("continue", stmt.span, place.is_in_finally);
                Ok(())
            }
        }
    }

    fn function(&mut self, function: &FunctionDef, scope: Scope, span: Span, place: Place) -> Checked {
        self.exprs(&function.decorator_list, place)?;
        self.bound_name(&function.name, span)?;
        self.type_params(&function.type_params, place)?;
        let generic = if function.type_params.is_empty() {
            None
        } else {
            Some("the definition of a generic")
        };
        self.arguments(
            &function.args,
            Place {
                region: generic.or(place.region),
                ..place
            },
        )?;
        self.optional(function.returns.as_ref(), place.in_region("an annotation"))?;
        let outer = self.enter_function();
        self.stmts(&function.body, Place::of(scope))?;
        if let (Scope::AsyncFunction, true, Some(returned)) = (scope, self.yields, self.returned_value) {
            return self.fail(returned, "'return' with value in async generator");
        }
        self.leave_function(outer);
        Ok(())
    }

    /// Forgets what is known about the function around, and returns it.
    fn enter_function(&mut self) -> Checker<'s> {
        let mut inner = Checker::new(self.source, self.awaiting);
        inner.doubts = std::mem::take(&mut self.doubts);
        std::mem::replace(self, inner)
    }

    fn leave_function(&mut self, outer: Checker<'s>) {
        let doubts = std::mem::take(&mut self.doubts);
        *self = outer;
        self.doubts = doubts;
    }

    fn class(&mut self, class: &ClassDef, span: Span, place: Place) -> Checked {
        self.exprs(&class.decorator_list, place)?;
        self.bound_name(&class.name, span)?;
        self.type_params(&class.type_params, place)?;
        let place = match class.type_params.is_empty() {
            true => place,
            false => place.in_region("the definition of a generic"),
        };
        self.elements(&class.bases, place)?;
        self.keywords(&class.keywords, place)?;
        let outer = self.enter_function();
        self.stmts(&class.body, Place::of(Scope::Class))?;
        self.leave_function(outer);
        Ok(())
    }

    /// Default values and annotations, and that no parameter has the name of another.
    fn arguments(&mut self, args: &Arguments, place: Place) -> Checked {
        let mut names = HashSet::new();
        for arg in args.all() {
            self.bound_name(&arg.arg, arg.span)?;
            if !names.insert(&arg.arg) {
                let message = format!("duplicate argument '{}' in function definition", arg.arg);
                return self.fail(arg.span, message);
            }
        }
        self.exprs(&args.defaults, place)?;
        args.kw_defaults
            .iter()
            .try_for_each(|default| self.optional(default.as_ref(), place))?;
        let annotations = args.all().filter_map(|arg| arg.annotation.as_deref());
        annotations
            .into_iter()
            .try_for_each(|expr| self.element(expr, place.in_region("an annotation")))
    }

    fn type_params(&mut self, params: &[TypeParam], place: Place) -> Checked {
        let mut names = HashSet::new();
        let mut has_default = false;
        for param in params {
            let (name, bound, default, region) = match &param.node {
                TypeParamKind::TypeVar {
                    name,
                    bound,
                    default_value,
                } => (name, bound, default_value, "a TypeVar default"),
                TypeParamKind::ParamSpec { name, default_value } => {
                    (name, &None, default_value, "a ParamSpec default")
                }
                TypeParamKind::TypeVarTuple { name, default_value } => {
                    (name, &None, default_value, "a TypeVarTuple default")
                }
            };
            if !names.insert(name) {
                return self.fail(param.span, format!("duplicate type parameter '{name}'"));
            }
            if has_default && default.is_none() {
                let message = format!("non-default type parameter '{name}' follows default type parameter");
                return self.fail(param.span, message);
            }
            has_default |= default.is_some();
            let has_constraints =
                matches!(bound.as_deref(), Some(bound) if matches!(bound.node, ExprKind::Tuple { .. }));
            let region_of_bound = match has_constraints {
                true => "a TypeVar constraint",
                false => "a TypeVar bound",
            };
            self.optional(bound.as_deref(), place.in_region(region_of_bound))?;
            if let Some(default) = default {
                self.element(default, place.in_region(region))?;
            }
        }
        Ok(())
    }

    fn return_stmt(&mut self, value: Option<&Expr>, span: Span, place: Place) -> Checked {
        if !matches!(place.scope, Scope::Function | Scope::AsyncFunction) {
            return self.fail(span, "'return' outside function");
        }
        if place.is_return_barred {
            return self.fail(span, LEAVES_EXCEPT_STAR);
        }
        self.doubts.leaving("return", span, place.is_in_finally);
        if value.is_some() && self.returned_value.is_none() {
            self.returned_value = Some(span);
        }
        self.optional(value, place)
    }

    fn for_stmt(&mut self, statement: &For, place: Place) -> Checked {
        self.expr(&statement.target, place)?;
        self.expr(&statement.iter, place)?;
        self.stmts(&statement.body, place.in_loop())?;
        self.stmts(&statement.orelse, place)
    }

    fn with_stmt(&mut self, items: &[WithItem], body: &[Stmt], place: Place) -> Checked {
        for item in items {
            self.expr(&item.context_expr, place)?;
            self.optional(item.optional_vars.as_ref(), place)?;
        }
        self.stmts(body, place)
    }

    fn try_stmt(&mut self, statement: &Try, in_handlers: Place, place: Place) -> Checked {
        self.stmts(&statement.body, place)?;
        for (index, handler) in statement.handlers.iter().enumerate() {
            if handler.typ.is_none() && index + 1 < statement.handlers.len() {
                return self.fail(handler.span, "default 'except:' must be last");
            }
            self.optional(handler.typ.as_ref(), place)?;
            if let Some(name) = &handler.name {
                self.bound_name(name, handler.span)?;
            }
            self.stmts(&handler.body, in_handlers)?;
        }
        self.stmts(&statement.orelse, place)?;
        self.stmts(&statement.finalbody, place.in_finally())
    }

    fn alias(&self, alias: &Alias) -> Checked {
        let bound = alias.asname.as_deref().unwrap_or_else(|| {
            let end = alias.name.find('.').unwrap_or(alias.name.len());
            &alias.name[..end]
        });
        self.bound_name(bound, alias.span)
    }

    fn import_from(&self, stmt: &Stmt, place: Place) -> Checked {
        let StmtKind::ImportFrom { names, .. } = &stmt.node else {
            return Ok(());
        };
        let is_future = is_future_import(stmt);
        if is_future && place.scope != Scope::Module {
            return self.fail(stmt.span, LATE_FUTURE_IMPORT);
        }
        for alias in names {
            self.alias(alias)?;
            if is_future && &*alias.name == "braces" {
                return self.fail(alias.span, "not a chance");
            }
            if is_future && !FUTURE_FEATURES.contains(&&*alias.name) {
                return self.fail(
                    alias.span,
                    format!("future feature {} is not defined", alias.name),
                );
            }
            if &*alias.name == "*" && place.scope != Scope::Module {
                return self.fail(alias.span, "import * only allowed at module level");
            }
        }
        Ok(())
    }

    /// Refuses to bind the one name that is a constant without being a keyword.
    fn bound_name(&self, name: &str, span: Span) -> Checked {
        match name {
            "__debug__" => self.fail(span, "cannot assign to __debug__"),
            _ => Ok(()),
        }
    }

    /// Refuses a construct of coroutines where there is no coroutine.
    fn check_async(&self, construct: &str, span: Span, place: Place) -> Checked {
        match place.scope {
            Scope::AsyncFunction => Ok(()),
            Scope::Module if self.awaiting == Awaiting::Anywhere => Ok(()),
            _ if construct == "await" && place.comprehension.is_some() => Ok(()),
            Scope::Module | Scope::Class if construct == "await" => {
                self.fail(span, "'await' outside function")
            }
            _ => self.fail(span, format!("'{construct}' outside async function")),
        }
    }
}

const LEAVES_EXCEPT_STAR: &str = "'break', 'continue' and 'return' cannot appear in an except* block";
const LATE_FUTURE_IMPORT: &str = "from __future__ imports must occur at the beginning of the file";

/// Features that were optional once.
const FUTURE_FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

fn is_future_import(stmt: &Stmt) -> bool {
    match &stmt.node {
        StmtKind::ImportFrom {
            module: Some(module),
            level: 0,
            ..
        } => &**module == "__future__",
        _ => false,
    }
}
