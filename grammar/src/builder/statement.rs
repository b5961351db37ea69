//! Statements, parameters, type parameters.

use crate::ast::*;

use super::expression::CallArguments;
use super::target::Purpose;
use super::{Builder, describe};

/// Whether a construct was written with `async`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asyncness {
    Sync,
    Async,
}

/// One entry of a parameter list, before its order is checked; the number is where it starts.
pub(crate) enum Parameter {
    Plain(Arg, Option<Expr>),
    Slash(u32),
    BareStar(u32),
    Star(u32, Arg, Option<Expr>),
    DoubleStar(u32, Arg, Option<Expr>),
}

/// What `from … import` brings in.
pub(crate) enum ImportedNames {
    Closed(Vec<Alias>),
    /// A comma at the end, without parentheses; the number is its place.
    TrailingComma(Vec<Alias>, u32),
}

/// An `except` or `except*` clause.
pub(crate) struct ExceptBlock {
    handler: ExceptHandler,
    is_star: bool,
}

impl Builder<'_> {
    /// The end of a block: of its last statement, or of the semicolon after it.
    fn end_of(&self, body: &[Stmt]) -> u32 {
        let end = body.last().map_or(0, |stmt| stmt.span.end);
        let rest = &self.text[end as usize..];
        let after_space = rest.trim_start_matches([' ', '\t', '\x0c']);
        match after_space.starts_with(';') {
            true => end + (rest.len() - after_space.len()) as u32 + 1,
            false => end,
        }
    }

    pub fn stmt(&mut self, l: u32, node: StmtKind, r: u32) -> Stmt {
        let mut node = node;
        // A name in parentheses is annotated without being declared; the parentheses show only here.
        if let StmtKind::AnnAssign { target, simple, .. } = &mut node {
            *simple &= target.span.start == l;
        }
        Stmt {
            node,
            span: Span::new(l, r),
        }
    }

    pub fn expression_stmt(&mut self, value: Expr) -> StmtKind {
        StmtKind::Expr { value: value.into() }
    }

    pub fn annotated_assignment(&mut self, target: Expr, annotation: Expr, value: Option<Expr>) -> StmtKind {
        let mut simple = false;
        match &target.node {
            ExprKind::Name { .. } => simple = true,
            ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {}
            ExprKind::List { .. } => self.fail(target.span, "only single target (not list) can be annotated"),
            ExprKind::Tuple { elts, .. } => {
                // Without parentheses, the colon belongs to the last element and only the first is shown.
                let is_bare = elts
                    .first()
                    .is_some_and(|first| first.span.start == target.span.start);
                let at = if is_bare { elts[0].span } else { target.span };
                self.fail(at, "only single target (not tuple) can be annotated");
            }
            _ => self.fail(target.span, "illegal target for annotation"),
        }
        let target = match self.error {
            None => self.assignable(target, Purpose::Assign),
            Some(_) => target,
        };
        let value = value.map(Box::new);
        StmtKind::AnnAssign {
            target: target.into(),
            annotation: annotation.into(),
            value,
            simple,
        }
    }

    pub fn assignment(&mut self, first: Expr, rest: Vec<Expr>) -> StmtKind {
        let mut chain = rest;
        let value = chain.pop().expect("the grammar saw one =");
        let mut targets = Vec::with_capacity(chain.len() + 1);
        if chain.is_empty() && !self.is_bare_yield(&first) {
            targets.push(self.only_target(first, &value));
        } else {
            for target in std::iter::once(first).chain(chain) {
                if self.is_bare_yield(&target) {
                    self.fail(target.span, "assignment to yield expression not possible");
                }
                targets.push(self.assignable(target, Purpose::Assign));
            }
        }
        StmtKind::Assign {
            targets,
            value: value.into(),
        }
    }

    /// Whether an expression is a `yield` without parentheses.
    fn is_bare_yield(&self, expr: &Expr) -> bool {
        let before = self.text[..expr.span.start as usize].trim_end_matches([' ', '\t']);
        matches!(expr.node, ExprKind::Yield { .. } | ExprKind::YieldFrom { .. }) && !before.ends_with('(')
    }

    pub fn augmented_assignment(&mut self, target: Expr, op: Operator, value: Expr) -> StmtKind {
        let target = match target.node {
            ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {
                self.assignable(target, Purpose::Assign)
            }
            _ => {
                let what = describe(&target);
                self.fail(
                    target.span,
                    format!("'{what}' is an illegal expression for augmented assignment"),
                );
                target
            }
        };
        StmtKind::AugAssign {
            target: target.into(),
            op,
            value: value.into(),
        }
    }

    pub fn type_alias(&mut self, name: Expr, types: Option<Vec<TypeParam>>, value: Expr) -> StmtKind {
        let name = self.assignable(name, Purpose::Assign);
        StmtKind::TypeAlias(
            TypeAlias {
                name,
                type_params: types.unwrap_or_default(),
                value,
            }
            .into(),
        )
    }

    pub fn return_stmt(&mut self, value: Option<Expr>) -> StmtKind {
        StmtKind::Return {
            value: value.map(Box::new),
        }
    }

    pub fn raise_stmt(&mut self, exc: Option<Expr>, cause: Option<Expr>) -> StmtKind {
        StmtKind::Raise {
            exc: exc.map(Box::new),
            cause: cause.map(Box::new),
        }
    }

    pub fn assert_stmt(&mut self, test: Expr, msg: Option<Expr>) -> StmtKind {
        StmtKind::Assert {
            test: test.into(),
            msg: msg.map(Box::new),
        }
    }

    pub fn del_stmt(&mut self, targets: Vec<Expr>) -> StmtKind {
        let targets = targets
            .into_iter()
            .map(|target| self.assignable(target, Purpose::Delete))
            .collect();
        StmtKind::Delete { targets }
    }

    pub fn alias(&mut self, l: u32, name: Name, asname: Option<Name>, r: u32) -> Alias {
        Alias {
            name,
            asname,
            span: Span::new(l, r),
        }
    }

    pub fn dotted_name(&mut self, mut parts: Vec<Name>) -> Name {
        match parts.len() {
            1 => parts.remove(0),
            _ => parts.join(".").into(),
        }
    }

    pub fn import_star(&mut self, l: u32, r: u32) -> ImportedNames {
        let star = self.alias(l, "*".into(), None, r);
        ImportedNames::Closed(vec![star])
    }

    pub fn import_from(
        &mut self,
        level: Option<u32>,
        module: Option<Name>,
        names: ImportedNames,
    ) -> StmtKind {
        let names = match names {
            ImportedNames::Closed(names) => names,
            ImportedNames::TrailingComma(names, comma) => {
                let at = self.next_character(comma + 1);
                self.fail(
                    Span::new(at, at),
                    "trailing comma not allowed without surrounding parentheses",
                );
                names
            }
        };
        StmtKind::ImportFrom {
            module,
            names,
            level: level.unwrap_or(0),
        }
    }

    pub fn decorate(&mut self, decorators: Vec<Expr>, definition: Stmt) -> Stmt {
        let mut definition = definition;
        match &mut definition.node {
            StmtKind::FunctionDef(function) | StmtKind::AsyncFunctionDef(function) => {
                function.decorator_list = decorators;
            }
            StmtKind::ClassDef(class) => class.decorator_list = decorators,
            _ => unreachable!("the grammar decorates definitions only"),
        }
        definition
    }

    pub fn class_def(
        &mut self,
        l: u32,
        name: Name,
        types: Option<Vec<TypeParam>>,
        arguments: Option<CallArguments>,
        body: Vec<Stmt>,
    ) -> Stmt {
        let r = self.end_of(&body);
        let CallArguments {
            args: bases,
            keywords,
            bare_generator,
        } = arguments.unwrap_or_default();
        if let Some(generator) = bare_generator {
            self.fail(generator, "invalid syntax");
        }
        let type_params = types.unwrap_or_default();
        let class = ClassDef {
            name,
            type_params,
            bases,
            keywords,
            body,
            decorator_list: vec![],
        };
        self.stmt(l, StmtKind::ClassDef(class.into()), r)
    }

    pub fn function(
        &mut self,
        name: Name,
        types: Option<Vec<TypeParam>>,
        args: Option<Arguments>,
        returns: Option<Expr>,
        body: Vec<Stmt>,
    ) -> FunctionDef {
        let (type_params, args) = (types.unwrap_or_default(), args.unwrap_or_default());
        FunctionDef {
            name,
            type_params,
            args,
            body,
            decorator_list: vec![],
            returns,
        }
    }

    pub fn function_def(&mut self, l: u32, asyncness: Asyncness, function: FunctionDef) -> Stmt {
        let r = self.end_of(&function.body);
        let function = Box::new(function);
        let node = match asyncness {
            Asyncness::Sync => StmtKind::FunctionDef(function),
            Asyncness::Async => StmtKind::AsyncFunctionDef(function),
        };
        self.stmt(l, node, r)
    }

    pub fn arg(&mut self, l: u32, arg: Name, annotation: Option<Expr>, r: u32) -> Arg {
        Arg {
            arg,
            annotation: annotation.map(Box::new),
            span: Span::new(l, r),
        }
    }

    pub fn arguments(&mut self, parameters: Vec<Parameter>) -> Arguments {
        self.sort_parameters(parameters, false)
    }

    pub fn lambda_arguments(&mut self, parameters: Vec<Parameter>) -> Arguments {
        self.sort_parameters(parameters, true)
    }

    /// Sorts parameters into their groups and checks their order.
    fn sort_parameters(&mut self, parameters: Vec<Parameter>, is_lambda: bool) -> Arguments {
        let mut sorted = Arguments::default();
        let mut bare_star = None;
        let mut has_slash = false;
        for parameter in parameters {
            let has_star = bare_star.is_some() || sorted.vararg.is_some();
            if let (Some(_), Some(at)) = (&sorted.kwarg, parameter.start_after_keywords()) {
                self.fail(at, "arguments cannot follow var-keyword argument");
            }
            match parameter {
                Parameter::Plain(arg, default) if has_star => {
                    sorted.kwonlyargs.push(arg);
                    sorted.kw_defaults.push(default);
                }
                Parameter::Plain(arg, default) => {
                    if default.is_none() && !sorted.defaults.is_empty() {
                        let name = Span::new(arg.span.start, arg.span.start + arg.arg.len() as u32);
                        self.fail(
                            name,
                            "parameter without a default follows parameter with a default",
                        );
                    }
                    sorted.args.push(arg);
                    sorted.defaults.extend(default);
                }
                Parameter::Slash(at) => {
                    let span = Span::new(at, at + 1);
                    if has_slash {
                        self.fail(span, "/ may appear only once");
                    } else if has_star {
                        self.fail(span, "/ must be ahead of *");
                    } else if sorted.args.is_empty() {
                        let next = self.next_character(at + 1) as usize;
                        self.fail(
                            span,
                            match self.text.as_bytes().get(next) {
                                Some(b',') => "at least one argument must precede /",
                                _ => "invalid syntax",
                            },
                        );
                    }
                    has_slash = true;
                    sorted.posonlyargs = std::mem::take(&mut sorted.args);
                }
                Parameter::BareStar(at) => {
                    if has_star {
                        self.fail(Span::new(at, at + 1), "* argument may appear only once");
                    }
                    bare_star = Some(at);
                }
                Parameter::Star(at, arg, default) => {
                    if has_star {
                        self.fail(Span::new(at, at + 1), "* argument may appear only once");
                    }
                    self.refuse_default(default, "var-positional argument cannot have default value");
                    sorted.vararg = Some(arg);
                }
                Parameter::DoubleStar(_, arg, default) => {
                    self.refuse_default(default, "var-keyword argument cannot have default value");
                    sorted.kwarg = Some(arg);
                }
            }
        }
        if let Some(at) = bare_star
            && sorted.kwonlyargs.is_empty()
        {
            let mut place = at;
            if is_lambda {
                place = self.next_character(at + 1);
                if self.text.as_bytes().get(place as usize) == Some(&b',') {
                    place = self.next_character(place + 1);
                }
            }
            self.fail(Span::new(place, place + 1), "named arguments must follow bare *");
        }
        sorted
    }

    fn refuse_default(&mut self, default: Option<Expr>, message: &str) {
        if let Some(default) = default {
            let before = &self.text[..default.span.start as usize];
            let equal = before.rfind('=').map_or(default.span.start, |index| index as u32);
            self.fail(Span::new(equal, equal + 1), message);
        }
    }

    pub fn if_stmt(
        &mut self,
        l: u32,
        test: Expr,
        body: Vec<Stmt>,
        elifs: Vec<ElifClause>,
        orelse: Option<Vec<Stmt>>,
    ) -> Stmt {
        let orelse = orelse.unwrap_or_default();
        let mut elifs = elifs;
        let mut r = self.end_of(&body);
        if let Some(last) = elifs.last() {
            r = last.span.end;
        }
        // In CPython's tree a clause holds the clauses that follow it.
        if !orelse.is_empty() {
            r = self.end_of(&orelse);
        }
        for clause in &mut elifs {
            clause.span.end = r;
        }
        self.stmt(
            l,
            StmtKind::If(
                If {
                    test,
                    body,
                    elifs,
                    orelse,
                }
                .into(),
            ),
            r,
        )
    }

    pub fn elif_clause(&mut self, l: u32, test: Expr, body: Vec<Stmt>) -> ElifClause {
        let span = Span::new(l, self.end_of(&body));
        ElifClause { test, body, span }
    }

    pub fn while_stmt(&mut self, l: u32, test: Expr, body: Vec<Stmt>, orelse: Option<Vec<Stmt>>) -> Stmt {
        let r = self.end_of(orelse.as_ref().unwrap_or(&body));
        let orelse = orelse.unwrap_or_default();
        self.stmt(
            l,
            StmtKind::While {
                test: test.into(),
                body,
                orelse,
            },
            r,
        )
    }

    pub fn for_stmt(
        &mut self,
        l: u32,
        asyncness: Asyncness,
        target: Expr,
        iter: Expr,
        body: Vec<Stmt>,
        orelse: Option<Vec<Stmt>>,
    ) -> Stmt {
        let r = self.end_of(orelse.as_ref().unwrap_or(&body));
        let target = self.assignable(target, Purpose::Assign);
        let statement = Box::new(For {
            target,
            iter,
            body,
            orelse: orelse.unwrap_or_default(),
        });
        let node = match asyncness {
            Asyncness::Sync => StmtKind::For(statement),
            Asyncness::Async => StmtKind::AsyncFor(statement),
        };
        self.stmt(l, node, r)
    }

    pub fn with_stmt(&mut self, l: u32, asyncness: Asyncness, items: Vec<WithItem>, body: Vec<Stmt>) -> Stmt {
        let r = self.end_of(&body);
        let node = match asyncness {
            Asyncness::Sync => StmtKind::With { items, body },
            Asyncness::Async => StmtKind::AsyncWith { items, body },
        };
        self.stmt(l, node, r)
    }

    pub fn with_item(&mut self, context_expr: Expr, target: Option<Expr>) -> WithItem {
        let optional_vars = target.map(|target| self.assignable(target, Purpose::Assign));
        WithItem {
            context_expr,
            optional_vars,
        }
    }

    pub fn except_block(
        &mut self,
        l: u32,
        typ: Option<Expr>,
        name: Option<Name>,
        body: Vec<Stmt>,
    ) -> ExceptBlock {
        self.refuse_bare_types(typ.as_ref(), name.as_ref());
        let span = Span::new(l, self.end_of(&body));
        ExceptBlock {
            handler: ExceptHandler {
                typ,
                name,
                body,
                span,
            },
            is_star: false,
        }
    }

    pub fn except_star_block(
        &mut self,
        l: u32,
        typ: Expr,
        name: Option<Name>,
        body: Vec<Stmt>,
    ) -> ExceptBlock {
        let ExceptBlock { handler, .. } = self.except_block(l, Some(typ), name, body);
        ExceptBlock {
            handler,
            is_star: true,
        }
    }

    /// `except A, B:` is allowed, `except A, B as name:` is not.
    fn refuse_bare_types(&mut self, typ: Option<&Expr>, name: Option<&Name>) {
        if let (Some(typ), Some(_)) = (typ, name)
            && let ExprKind::Tuple { .. } = typ.node
            && !self.text(typ.span).starts_with('(')
        {
            // From the types to the end of the name.
            let rest = &self.text[typ.span.end as usize..];
            let blank = rest.len() - rest.trim_start().len();
            let after = rest[blank..].strip_prefix("as").unwrap_or(&rest[blank..]);
            let name = after.trim_start();
            let length = name.find([':', ' ', '\t', '\\', '#']).unwrap_or(name.len());
            let end = self.text.len() - rest.len() + (rest.len() - name.len()) + length;
            let span = Span::new(typ.span.start, end as u32);
            let message = "multiple exception types must be parenthesized when using 'as'";
            self.fail(span, message);
        }
    }

    pub fn try_stmt(
        &mut self,
        l: u32,
        body: Vec<Stmt>,
        blocks: Vec<ExceptBlock>,
        orelse: Option<Vec<Stmt>>,
        finalbody: Option<Vec<Stmt>>,
    ) -> Stmt {
        let is_star = blocks.first().is_some_and(|block| block.is_star);
        if let Some(mixed) = blocks.iter().find(|block| block.is_star != is_star) {
            let start = mixed.handler.span.start;
            // The star belongs to what is marked.
            let word = match self.text[start as usize..].find('*').filter(|_| mixed.is_star) {
                Some(star) => star + 1,
                None => "except".len(),
            };
            let message = "cannot have both 'except' and 'except*' on the same 'try'";
            self.fail(Span::new(start, start + word as u32), message);
        }
        let handlers: Vec<_> = blocks.into_iter().map(|block| block.handler).collect();
        let (orelse, finalbody) = (orelse.unwrap_or_default(), finalbody.unwrap_or_default());
        let handlers_end = handlers.last().map_or(0, |handler| handler.span.end);
        let r = self
            .end_of(&body)
            .max(handlers_end)
            .max(self.end_of(&orelse))
            .max(self.end_of(&finalbody));
        let statement = Box::new(Try {
            body,
            handlers,
            orelse,
            finalbody,
        });
        self.stmt(
            l,
            if is_star {
                StmtKind::TryStar(statement)
            } else {
                StmtKind::Try(statement)
            },
            r,
        )
    }

    pub fn match_stmt(&mut self, l: u32, subject: Expr, cases: Vec<MatchCase>) -> Stmt {
        let r = cases
            .last()
            .map_or(subject.span.end, |case| self.end_of(&case.body));
        self.stmt(
            l,
            StmtKind::Match {
                subject: subject.into(),
                cases,
            },
            r,
        )
    }

    pub fn type_param(&mut self, l: u32, node: TypeParamKind, r: u32) -> TypeParam {
        TypeParam {
            node,
            span: Span::new(l, r),
        }
    }

    pub fn type_var(&mut self, name: Name, bound: Option<Expr>, default: Option<Expr>) -> TypeParamKind {
        let [bound, default_value] = [bound, default].map(|part| part.map(Box::new));
        TypeParamKind::TypeVar {
            name,
            bound,
            default_value,
        }
    }

    pub fn type_var_tuple(&mut self, name: Name, default: Option<Expr>) -> TypeParamKind {
        TypeParamKind::TypeVarTuple {
            name,
            default_value: default.map(Box::new),
        }
    }

    pub fn param_spec(&mut self, name: Name, default: Option<Expr>) -> TypeParamKind {
        TypeParamKind::ParamSpec {
            name,
            default_value: default.map(Box::new),
        }
    }
}

impl Parameter {
    /// The part that a message shows when the parameter may not stand where it does.
    fn start_after_keywords(&self) -> Option<Span> {
        Some(match self {
            Parameter::Plain(arg, _) => Span::new(arg.span.start, arg.span.start + arg.arg.len() as u32),
            Parameter::Slash(at) | Parameter::BareStar(at) | Parameter::Star(at, ..) => {
                Span::new(*at, at + 1)
            }
            Parameter::DoubleStar(at, ..) => Span::new(*at, at + 2),
        })
    }
}
