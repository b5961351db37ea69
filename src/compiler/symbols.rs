//! The first walk over the tree: which names each scope binds, uses and declares.
//!
//! Scopes are found again by the address of their node, which stays put while the tree is borrowed.

use std::collections::HashMap;
use std::sync::Arc;

use pyish_grammar::ast::*;
use pyish_grammar::{ErrorKind, Source, Stage, SyntaxError};

use super::scope::{CLASS_CELL, ScopeId, ScopeType, Scopes, mangle};
use super::{Compiled, Options, ScopeKind};

/// Which scope of a node: a function has one for its body, one for its annotations, one for its type
/// parameters; a type parameter has one for its bound and one for its default.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum ScopeOf {
    Body,
    Annotations,
    TypeParameters,
    Default,
}

/// The variable that holds the tuple of type parameters while what they belong to is made.
pub(super) const TYPE_PARAMETERS: &str = ".type_params";

/// The parameters of the function that makes type parameters: the class namespace, if it stands in a class
/// body, and the defaults of the generic function, which are computed outside.
pub(super) const TYPE_PARAMETER_ARGUMENTS: [&str; 3] = [".namespace", ".defaults", ".kwdefaults"];

/// Names that may look at a frame's variables from outside.
const LOOKS_AT_LOCALS: [&str; 5] = ["locals", "vars", "dir", "eval", "exec"];

/// Names whose mention in a file makes the variables of all its functions ones that may be looked at.
const LOOKS_AT_FRAMES: [&str; 2] = ["f_locals", "getargvalues"];

/// All scopes, and the node each belongs to.
pub(super) struct SymbolTable {
    pub(super) scopes: Scopes,
    pub(super) root: ScopeId,
    nodes: HashMap<(usize, ScopeOf), ScopeId>,
    pub(super) future_annotations: bool,
}

impl SymbolTable {
    /// The scope of a node of the tree this table was built from.
    pub(super) fn scope_of<T>(&self, node: &T, which: ScopeOf) -> ScopeId {
        self.nodes[&(std::ptr::from_ref(node).addr(), which)]
    }
}

/// What is walked: statements, or the one expression of `eval`.
pub(super) enum Root<'a> {
    Statements(&'a [Stmt]),
    Expression(&'a Expr),
}

/// Builds and resolves the scopes of a tree.
pub(super) fn build(root: Root<'_>, source: &Source, options: &Options) -> Compiled<SymbolTable> {
    let mut scopes = Scopes::default();
    let kind = match options.scope {
        ScopeKind::Namespace => ScopeType::Namespace,
        _ => ScopeType::Module,
    };
    let text = source.text();
    scopes.all_mention_locals = LOOKS_AT_FRAMES.iter().any(|name| text.contains(name));
    let root_scope = scopes.add(kind, None, None);
    let mut walk = Walk {
        source,
        table: SymbolTable {
            scopes,
            root: root_scope,
            nodes: HashMap::new(),
            future_annotations: options.future_annotations,
        },
        scope: root_scope,
        class_name: None,
        conditional: 0,
        in_iterable: false,
    };
    match root {
        Root::Statements(body) => {
            walk.future_statements(body)?;
            walk.statements(body)?;
        }
        Root::Expression(expr) => walk.expression(expr)?,
    }
    let Walk { mut table, .. } = walk;
    table
        .scopes
        .resolve_all()
        .map_err(|(span, message)| error(source, message, span))?;
    Ok(table)
}

fn error(source: &Source, message: impl Into<String>, span: Span) -> SyntaxError {
    SyntaxError::new(source, ErrorKind::Syntax, message, span).at(Stage::Compiler)
}

struct Walk<'s> {
    source: &'s Source,
    table: SymbolTable,
    scope: ScopeId,
    class_name: Option<Name>,
    /// How many blocks that may not run are open in the present module or class body.
    conditional: u32,
    /// Inside the iterable of a comprehension, where `:=` may not stand.
    in_iterable: bool,
}

impl Walk<'_> {
    fn fail<T>(&self, message: impl Into<String>, span: Span) -> Compiled<T> {
        Err(error(self.source, message, span))
    }

    fn mangled(&self, name: &Name) -> Name {
        mangle(self.class_name.as_ref(), name)
    }

    fn kind(&self) -> ScopeType {
        self.table.scopes[self.scope].kind
    }

    /// `from __future__ import …` stands before everything but the docstring.
    fn future_statements(&mut self, body: &[Stmt]) -> Compiled<()> {
        for (index, stmt) in body.iter().enumerate() {
            match &stmt.node {
                StmtKind::Expr { value }
                    if index == 0
                        && matches!(
                            &value.node,
                            ExprKind::Constant {
                                value: Constant::Str(_),
                                ..
                            }
                        ) => {}
                StmtKind::ImportFrom {
                    module: Some(module),
                    names,
                    level: 0,
                } if &**module == "__future__" => {
                    for alias in names {
                        match &*alias.name {
                            "annotations" => self.table.future_annotations = true,
                            "nested_scopes" | "generators" | "division" | "absolute_import"
                            | "with_statement" | "print_function" | "unicode_literals" | "generator_stop" => {
                            }
                            "braces" => return self.fail("not a chance", alias.span),
                            name => {
                                return self
                                    .fail(format!("future feature {name} is not defined"), alias.span);
                            }
                        }
                    }
                }
                _ => break,
            }
        }
        Ok(())
    }

    // ---- names ----

    fn bind(&mut self, name: &Name, span: Span) -> Compiled<()> {
        let name = self.mangled(name);
        if &*name == "__debug__" {
            return self.fail("cannot assign to __debug__", span);
        }
        let scope = self.scope;
        self.table.scopes[scope].symbol_mut(&name).assigned = true;
        Ok(())
    }

    fn use_name(&mut self, name: &Name) {
        let name = self.mangled(name);
        let scope = self.scope;
        self.table.scopes[scope].symbol_mut(&name).used = true;
        if &*name == "super" {
            self.table.scopes[scope].symbol_mut(&Arc::from(CLASS_CELL)).used = true;
        }
        if LOOKS_AT_LOCALS.contains(&&*name) {
            let owner = self.table.scopes.owner(scope);
            self.table.scopes[owner].mentions_locals = true;
        }
    }

    fn delete(&mut self, name: &Name, span: Span) -> Compiled<()> {
        self.bind(name, span)?;
        let name = self.mangled(name);
        let scope = self.scope;
        self.table.scopes[scope].symbol_mut(&name).deleted = true;
        Ok(())
    }

    fn declare(&mut self, name: &Name, is_global: bool, span: Span) -> Compiled<()> {
        let name = self.mangled(name);
        let word = if is_global { "global" } else { "nonlocal" };
        if !is_global && matches!(self.kind(), ScopeType::Module | ScopeType::Namespace) {
            return self.fail("nonlocal declaration not allowed at module level", span);
        }
        let scope = self.scope;
        let symbol = self.table.scopes[scope].symbol_mut(&name);
        let message = if symbol.parameter {
            Some(format!("name '{name}' is parameter and {word}"))
        } else if (is_global && symbol.declared_nonlocal) || (!is_global && symbol.declared_global) {
            Some(format!("name '{name}' is nonlocal and global"))
        } else if symbol.annotated {
            Some(format!("annotated name '{name}' can't be {word}"))
        } else if symbol.assigned {
            Some(format!("name '{name}' is assigned to before {word} declaration"))
        } else if symbol.used {
            Some(format!("name '{name}' is used prior to {word} declaration"))
        } else {
            None
        };
        symbol.declared_global |= is_global;
        symbol.declared_nonlocal |= !is_global;
        symbol.declaration = span;
        if is_global {
            // Such a name is a global at the top too, also where names go to a namespace.
            let root = self.table.root;
            self.table.scopes[root].symbol_mut(&name).declared_global = true;
        }
        message.map_or(Ok(()), |message| self.fail(message, span))
    }

    /// `target := …`: binds in the nearest scope that is no comprehension.
    fn bind_walrus(&mut self, name: &Name, span: Span) -> Compiled<()> {
        let name = self.mangled(name);
        if self.in_iterable {
            return self.fail(
                "assignment expression cannot be used in a comprehension iterable expression",
                span,
            );
        }
        let mut scope = self.scope;
        while matches!(
            self.table.scopes[scope].kind,
            ScopeType::Comprehension | ScopeType::Generator
        ) {
            let symbol = self.table.scopes[scope].symbol_mut(&name);
            if symbol.iterated {
                let message =
                    format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                return self.fail(message, span);
            }
            symbol.passed_out = true;
            symbol.used = true;
            self.table.scopes[scope].has_walrus = true;
            scope = self.table.scopes[scope]
                .parent
                .expect("a comprehension stands in a scope");
        }
        if scope != self.scope && self.table.scopes[scope].kind == ScopeType::Class {
            return self.fail(
                "assignment expression within a comprehension cannot be used in a class body",
                span,
            );
        }
        self.table.scopes[scope].symbol_mut(&name).assigned = true;
        self.table.scopes[scope].has_walrus = true;
        Ok(())
    }

    fn note_await(&mut self) {
        let scope = self.scope;
        let owner = self.table.scopes.owner(scope);
        self.table.scopes[owner].has_await = true;
        self.table.scopes[scope].has_await = true;
    }

    // ---- statements ----

    fn statements(&mut self, body: &[Stmt]) -> Compiled<()> {
        body.iter().try_for_each(|stmt| self.statement(stmt))
    }

    /// A block that may run or not.
    fn block(&mut self, body: &[Stmt]) -> Compiled<()> {
        self.conditional += 1;
        let result = self.statements(body);
        self.conditional -= 1;
        result
    }

    fn statement(&mut self, stmt: &Stmt) -> Compiled<()> {
        match &stmt.node {
            StmtKind::FunctionDef(def) => self.function_def(def, stmt.span, false),
            StmtKind::AsyncFunctionDef(def) => self.function_def(def, stmt.span, true),
            StmtKind::ClassDef(def) => self.class_def(def, stmt.span),
            StmtKind::Return { value } => self.optional(value),
            StmtKind::Delete { targets } => self.expressions(targets),
            StmtKind::Assign { targets, value } => {
                self.expression(value)?;
                self.expressions(targets)
            }
            StmtKind::TypeAlias(alias) => self.type_alias(alias),
            StmtKind::AugAssign { target, value, .. } => {
                self.expression(target)?;
                if let ExprKind::Name { id, .. } = &target.node {
                    self.bind(id, target.span)?;
                }
                self.expression(value)
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => self.annotated_assignment(target, annotation, value.as_deref(), *simple),
            StmtKind::For(node) => self.for_loop(node),
            StmtKind::AsyncFor(node) => {
                self.note_await();
                self.for_loop(node)
            }
            StmtKind::While { test, body, orelse } => {
                self.expression(test)?;
                self.block(body)?;
                self.block(orelse)
            }
            StmtKind::If(node) => {
                self.expression(&node.test)?;
                self.block(&node.body)?;
                for clause in &node.elifs {
                    self.expression(&clause.test)?;
                    self.block(&clause.body)?;
                }
                self.block(&node.orelse)
            }
            StmtKind::With { items, body } => self.with(items, body),
            StmtKind::AsyncWith { items, body } => {
                self.note_await();
                self.with(items, body)
            }
            StmtKind::Match { subject, cases } => self.match_statement(subject, cases),
            StmtKind::Raise { exc, cause } => {
                self.optional(exc)?;
                self.optional(cause)
            }
            StmtKind::Try(node) | StmtKind::TryStar(node) => self.try_statement(node),
            StmtKind::Assert { test, msg } => {
                self.expression(test)?;
                self.optional(msg)
            }
            StmtKind::Import { names } => {
                for alias in names {
                    let bound = alias.asname.clone().unwrap_or_else(|| first_part(&alias.name));
                    self.bind(&bound, alias.span)?;
                }
                Ok(())
            }
            StmtKind::ImportFrom { names, .. } => {
                for alias in names {
                    if &*alias.name == "*" {
                        if !matches!(self.kind(), ScopeType::Module | ScopeType::Namespace) {
                            return self.fail("import * only allowed at module level", stmt.span);
                        }
                        continue;
                    }
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name), alias.span)?;
                }
                Ok(())
            }
            StmtKind::Global { names } => names
                .iter()
                .try_for_each(|name| self.declare(name, true, stmt.span)),
            StmtKind::Nonlocal { names } => names
                .iter()
                .try_for_each(|name| self.declare(name, false, stmt.span)),
            StmtKind::Expr { value } => self.expression(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    fn for_loop(&mut self, node: &For) -> Compiled<()> {
        self.expression(&node.target)?;
        self.expression(&node.iter)?;
        self.block(&node.body)?;
        self.block(&node.orelse)
    }

    fn with(&mut self, items: &[WithItem], body: &[Stmt]) -> Compiled<()> {
        for item in items {
            self.expression(&item.context_expr)?;
            if let Some(target) = &item.optional_vars {
                self.expression(target)?;
            }
        }
        self.block(body)
    }

    fn try_statement(&mut self, node: &Try) -> Compiled<()> {
        self.block(&node.body)?;
        for handler in &node.handlers {
            if let Some(typ) = &handler.typ {
                self.expression(typ)?;
            }
            if let Some(name) = &handler.name {
                self.delete(name, handler.span)?;
            }
            self.block(&handler.body)?;
        }
        self.block(&node.orelse)?;
        self.block(&node.finalbody)
    }

    fn match_statement(&mut self, subject: &Expr, cases: &[MatchCase]) -> Compiled<()> {
        self.expression(subject)?;
        for case in cases {
            self.pattern(&case.pattern)?;
            case.guard
                .as_ref()
                .map_or(Ok(()), |guard| self.expression(guard))?;
            self.block(&case.body)?;
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Compiled<()> {
        let captured = match &pattern.node {
            PatternKind::MatchSingleton { .. } => &None,
            PatternKind::MatchValue { value } => return self.expression(value),
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                return patterns.iter().try_for_each(|pattern| self.pattern(pattern));
            }
            PatternKind::MatchMapping { items, rest } => {
                for (key, value) in items {
                    self.expression(key)?;
                    self.pattern(value)?;
                }
                rest
            }
            PatternKind::MatchClass {
                cls,
                patterns,
                kwd_patterns,
            } => {
                self.expression(cls)?;
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))?;
                return kwd_patterns
                    .iter()
                    .try_for_each(|(_, pattern)| self.pattern(pattern));
            }
            PatternKind::MatchStar { name } => name,
            PatternKind::MatchAs { pattern: inner, name } => {
                inner.as_ref().map_or(Ok(()), |inner| self.pattern(inner))?;
                name
            }
        };
        captured
            .as_ref()
            .map_or(Ok(()), |name| self.bind(name, pattern.span))
    }

    fn annotated_assignment(
        &mut self,
        target: &Expr,
        annotation: &Expr,
        value: Option<&Expr>,
        simple: bool,
    ) -> Compiled<()> {
        if let Some(value) = value {
            self.expression(value)?;
        }
        let is_function = !matches!(
            self.kind(),
            ScopeType::Module | ScopeType::Namespace | ScopeType::Class
        );
        match &target.node {
            ExprKind::Name { id, .. } => {
                let name = self.mangled(id);
                let scope = self.scope;
                let symbol = self.table.scopes[scope].symbol_mut(&name);
                let (global, nonlocal) = (symbol.declared_global, symbol.declared_nonlocal);
                // A global may be annotated as one outside of functions only.
                if simple && (nonlocal || global && is_function) {
                    let word = if global { "global" } else { "nonlocal" };
                    return self.fail(format!("annotated name '{name}' can't be {word}"), target.span);
                }
                symbol.annotated |= simple;
                if simple || value.is_some() {
                    self.bind(id, target.span)?;
                }
            }
            _ => self.expression(target)?,
        }
        if is_function || self.table.future_annotations {
            if !is_function && simple {
                self.annotation_scope();
            }
            return Ok(());
        }
        if !simple {
            return self.expression(annotation);
        }
        let annotations = self.annotation_scope();
        self.inside(annotations, |walk| walk.expression(annotation))
    }

    /// The scope of the present module's or class's variable annotations.
    fn annotation_scope(&mut self) -> ScopeId {
        let scope = self.scope;
        if self.conditional > 0 {
            self.table.scopes[scope].has_conditional_annotations = true;
        }
        if let Some(annotations) = self.table.scopes[scope].annotations {
            return annotations;
        }
        let annotations = self.add_scope(ScopeType::Annotations);
        self.add_format_parameter(annotations);
        self.table.scopes[scope].annotations = Some(annotations);
        annotations
    }

    fn add_format_parameter(&mut self, annotations: ScopeId) {
        self.table.scopes[annotations]
            .symbol_mut(&Arc::from(".format"))
            .parameter = true;
    }

    // ---- functions and classes ----

    fn add_scope(&mut self, kind: ScopeType) -> ScopeId {
        self.table
            .scopes
            .add(kind, Some(self.scope), self.class_name.clone())
    }

    fn enter_node<T>(&mut self, node: &T, which: ScopeOf, kind: ScopeType) -> ScopeId {
        let scope = self.add_scope(kind);
        self.table
            .nodes
            .insert((std::ptr::from_ref(node).addr(), which), scope);
        scope
    }

    fn inside(&mut self, scope: ScopeId, work: impl FnOnce(&mut Self) -> Compiled<()>) -> Compiled<()> {
        let outer = std::mem::replace(&mut self.scope, scope);
        let in_iterable = std::mem::replace(&mut self.in_iterable, false);
        let conditional = std::mem::replace(&mut self.conditional, 0);
        let result = work(self);
        self.scope = outer;
        self.in_iterable = in_iterable;
        self.conditional = conditional;
        result
    }

    /// Does `work` in the scope of the type parameters of `node`, or in the present scope when there are none.
    fn with_type_params<T>(
        &mut self,
        node: &T,
        params: &[TypeParam],
        work: impl FnOnce(&mut Self) -> Compiled<()>,
    ) -> Compiled<()> {
        if params.is_empty() {
            return work(self);
        }
        let scope = self.enter_node(node, ScopeOf::TypeParameters, ScopeType::TypeParameters);
        for name in TYPE_PARAMETER_ARGUMENTS {
            self.table.scopes[scope].symbol_mut(&Arc::from(name)).parameter = true;
        }
        self.inside(scope, |walk| {
            for param in params {
                walk.bind(param.name(), param.span)?;
            }
            let made: Name = TYPE_PARAMETERS.into();
            walk.table.scopes[scope].symbol_mut(&made).assigned = true;
            for param in params {
                let (bound, default) = param.parts();
                if let Some(bound) = bound {
                    walk.evaluated_later(param, ScopeOf::Annotations, bound)?;
                }
                if let Some(default) = default {
                    walk.evaluated_later(param, ScopeOf::Default, default)?;
                }
            }
            work(walk)
        })
    }

    /// An expression with a function of its own, called when the value is asked for.
    fn evaluated_later<T>(&mut self, node: &T, which: ScopeOf, expr: &Expr) -> Compiled<()> {
        let scope = self.enter_node(node, which, ScopeType::Annotations);
        self.add_format_parameter(scope);
        self.inside(scope, |walk| walk.expression(expr))
    }

    fn type_alias(&mut self, alias: &TypeAlias) -> Compiled<()> {
        self.expression(&alias.name)?;
        self.with_type_params(alias, &alias.type_params, |walk| {
            walk.evaluated_later(alias, ScopeOf::Annotations, &alias.value)
        })
    }

    fn function_def(&mut self, def: &FunctionDef, span: Span, is_async: bool) -> Compiled<()> {
        self.expressions(&def.decorator_list)?;
        self.defaults(&def.args)?;
        self.bind(&def.name, span)?;
        // Its annotations see the class, even when it has none.
        let scope = self.scope;
        if self.table.scopes[scope].kind == ScopeType::Class {
            self.table.scopes[scope].needs_class_dict = true;
        }
        self.with_type_params(def, &def.type_params, |walk| walk.function(def, is_async))
    }

    fn function(&mut self, def: &FunctionDef, is_async: bool) -> Compiled<()> {
        let annotated = def.returns.is_some() || def.args.all().any(|arg| arg.annotation.is_some());
        if annotated {
            let annotations = self.enter_node(def, ScopeOf::Annotations, ScopeType::Annotations);
            self.add_format_parameter(annotations);
            if !self.table.future_annotations {
                self.inside(annotations, |walk| {
                    for arg in def.args.all() {
                        if let Some(annotation) = &arg.annotation {
                            walk.expression(annotation)?;
                        }
                    }
                    def.returns
                        .as_ref()
                        .map_or(Ok(()), |returns| walk.expression(returns))
                })?;
            }
        }
        let scope = self.enter_node(def, ScopeOf::Body, ScopeType::Function);
        self.table.scopes[scope].is_async = is_async;
        self.inside(scope, |walk| {
            walk.parameters(&def.args)?;
            walk.statements(&def.body)
        })
    }

    fn defaults(&mut self, args: &Arguments) -> Compiled<()> {
        self.expressions(&args.defaults)?;
        args.kw_defaults
            .iter()
            .flatten()
            .try_for_each(|default| self.expression(default))
    }

    /// Parameters in the order of their registers.
    fn parameters(&mut self, args: &Arguments) -> Compiled<()> {
        let all = args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs);
        for arg in all.chain(&args.vararg).chain(&args.kwarg) {
            self.bind(&arg.arg, arg.span)?;
            let name = self.mangled(&arg.arg);
            let scope = self.scope;
            let symbol = self.table.scopes[scope].symbol_mut(&name);
            if std::mem::replace(&mut symbol.parameter, true) {
                let message = format!("duplicate argument '{name}' in function definition");
                return self.fail(message, arg.span);
            }
            // A parameter is not "assigned to" before a `global` statement; it is a parameter.
            symbol.assigned = false;
        }
        Ok(())
    }

    fn class_def(&mut self, def: &ClassDef, span: Span) -> Compiled<()> {
        self.expressions(&def.decorator_list)?;
        self.bind(&def.name, span)?;
        self.with_type_params(def, &def.type_params, |walk| {
            walk.expressions(&def.bases)?;
            def.keywords
                .iter()
                .try_for_each(|keyword| walk.expression(&keyword.value))?;
            let outer = walk.class_name.replace(def.name.clone());
            let scope = walk.enter_node(def, ScopeOf::Body, ScopeType::Class);
            let result = walk.inside(scope, |walk| {
                if !def.type_params.is_empty() {
                    walk.table.scopes[scope]
                        .symbol_mut(&Arc::from(TYPE_PARAMETERS))
                        .used = true;
                }
                walk.statements(&def.body)
            });
            walk.class_name = outer;
            result
        })
    }

    // ---- expressions ----

    fn expressions(&mut self, exprs: &[Expr]) -> Compiled<()> {
        exprs.iter().try_for_each(|expr| self.expression(expr))
    }

    fn optional(&mut self, expr: &Option<Box<Expr>>) -> Compiled<()> {
        expr.as_ref().map_or(Ok(()), |expr| self.expression(expr))
    }

    fn expression(&mut self, expr: &Expr) -> Compiled<()> {
        let mut chain = Vec::new();
        let mut innermost = expr;
        while let Some(link) = innermost.node.link() {
            chain.push(innermost);
            innermost = link;
        }
        self.innermost(innermost)?;
        while let Some(expr) = chain.pop() {
            match &expr.node {
                ExprKind::BinOp { right, .. } => self.expression(right)?,
                ExprKind::Subscript { slice, .. } => self.expression(slice)?,
                ExprKind::Call { args, keywords, .. } => {
                    self.expressions(args)?;
                    keywords
                        .iter()
                        .try_for_each(|keyword| self.expression(&keyword.value))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// An expression that continues no other.
    fn innermost(&mut self, expr: &Expr) -> Compiled<()> {
        match &expr.node {
            ExprKind::Constant { .. } => Ok(()),
            ExprKind::Name { id, ctx } => match ctx {
                ExprContext::Load => {
                    self.use_name(id);
                    Ok(())
                }
                ExprContext::Store => self.bind(id, expr.span),
                ExprContext::Del => self.delete(id, expr.span),
            },
            ExprKind::NamedExpr { target, value } => {
                let ExprKind::Name { id, .. } = &target.node else {
                    return self.fail("cannot use assignment expressions with this target", target.span);
                };
                self.expression(value)?;
                self.bind_walrus(id, target.span)
            }
            ExprKind::BoolOp { values, .. }
            | ExprKind::JoinedStr { values }
            | ExprKind::TemplateStr { values } => self.expressions(values),
            ExprKind::BinOp { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Call { .. } => unreachable!("what continues a link is walked after it"),
            ExprKind::Starred { value, .. } => self.expression(value),
            ExprKind::Lambda { args, body } => {
                self.defaults(args)?;
                let scope = self.enter_node(expr, ScopeOf::Body, ScopeType::Function);
                self.inside(scope, |walk| {
                    walk.parameters(args)?;
                    walk.expression(body)
                })
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expression(test)?;
                self.expression(body)?;
                let mut tail = &**orelse;
                while let ExprKind::IfExp { test, body, orelse } = &tail.node {
                    self.expression(test)?;
                    self.expression(body)?;
                    tail = orelse;
                }
                self.expression(tail)
            }
            ExprKind::Dict { items } => {
                for item in items {
                    if let Some(key) = &item.key {
                        self.expression(key)?;
                    }
                    self.expression(&item.value)?;
                }
                Ok(())
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                self.expressions(elts)
            }
            ExprKind::ListComp { elt, generators } | ExprKind::SetComp { elt, generators } => {
                self.comprehension(expr, generators, &[elt], ScopeType::Comprehension)
            }
            ExprKind::DictComp {
                key,
                value,
                generators,
            } => self.comprehension(expr, generators, &[key, value], ScopeType::Comprehension),
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(expr, generators, &[elt], ScopeType::Generator)
            }
            ExprKind::Await { value } => {
                self.note_await();
                self.expression(value)
            }
            ExprKind::Yield { value } => {
                self.note_yield(expr.span)?;
                self.optional(value)
            }
            ExprKind::YieldFrom { value } => {
                self.note_yield(expr.span)?;
                self.expression(value)
            }
            ExprKind::Compare { left, comparisons } => {
                self.expression(left)?;
                comparisons
                    .iter()
                    .try_for_each(|(_, right)| self.expression(right))
            }
            ExprKind::FormattedValue {
                value, format_spec, ..
            }
            | ExprKind::Interpolation {
                value, format_spec, ..
            } => {
                self.expression(value)?;
                self.optional(format_spec)
            }
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower)?;
                self.optional(upper)?;
                self.optional(step)
            }
        }
    }

    fn note_yield(&mut self, span: Span) -> Compiled<()> {
        let message = match self.kind() {
            ScopeType::Function => {
                let scope = self.scope;
                self.table.scopes[scope].has_yield = true;
                return Ok(());
            }
            ScopeType::Generator => "'yield' inside generator expression",
            ScopeType::Comprehension => "'yield' inside a comprehension",
            ScopeType::Annotations | ScopeType::TypeParameters => {
                "yield expression cannot be used within an annotation"
            }
            ScopeType::Module | ScopeType::Namespace | ScopeType::Class => "'yield' outside function",
        };
        self.fail(message, span)
    }

    fn comprehension(
        &mut self,
        expr: &Expr,
        generators: &[Comprehension],
        elements: &[&Expr],
        kind: ScopeType,
    ) -> Compiled<()> {
        let Some(first) = generators.first() else {
            return self.fail("a comprehension needs a 'for' clause", expr.span);
        };
        self.iterable(&first.iter)?;
        let is_async = generators.iter().any(|clause| clause.is_async);
        let scope = self.enter_node(expr, ScopeOf::Body, kind);
        if kind == ScopeType::Generator {
            self.table.scopes[scope].symbol_mut(&Arc::from(".0")).parameter = true;
        }
        self.table.scopes[scope].is_async = is_async;
        let (in_iterable, conditional) = (self.in_iterable, self.conditional);
        let outer = std::mem::replace(&mut self.scope, scope);
        if is_async {
            self.note_await();
        }
        for (index, clause) in generators.iter().enumerate() {
            self.iteration_target(&clause.target)?;
            if index > 0 {
                self.iterable(&clause.iter)?;
            }
            self.expressions(&clause.ifs)?;
        }
        elements.iter().try_for_each(|element| self.expression(element))?;
        self.scope = outer;
        (self.in_iterable, self.conditional) = (in_iterable, conditional);
        Ok(())
    }

    fn iterable(&mut self, expr: &Expr) -> Compiled<()> {
        let outer = std::mem::replace(&mut self.in_iterable, true);
        let result = self.expression(expr);
        self.in_iterable = outer;
        result
    }

    fn iteration_target(&mut self, target: &Expr) -> Compiled<()> {
        match &target.node {
            ExprKind::Name { id, .. } => {
                let name = self.mangled(id);
                let scope = self.scope;
                let symbol = self.table.scopes[scope].symbol_mut(&name);
                if symbol.passed_out {
                    let message = format!(
                        "comprehension inner loop cannot rebind assignment expression target '{name}'"
                    );
                    return self.fail(message, target.span);
                }
                symbol.iterated = true;
                Ok(())
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
                elts.iter().try_for_each(|elt| self.iteration_target(elt))
            }
            ExprKind::Starred { value, .. } => self.iteration_target(value),
            _ => self.expression(target),
        }
    }
}

/// What `import a.b.c` binds.
pub(super) fn first_part(name: &Name) -> Name {
    match name.split_once('.') {
        Some((first, _)) => first.into(),
        None => name.clone(),
    }
}
