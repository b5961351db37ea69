//! The syntax tree of Python 3.14.
//!
//! Node and field names are those of Python's own `ast` module, so that its documentation describes
//! this tree too. It differs where Rust has a better shape for the same thing:
//!
//! - `elif` is a list of clauses of its `if`, not an `if` nested in `orelse`: a chain of ten thousand
//!   is as flat as it looks.
//! - Operators carry no context and no position, and lists that must run in step (`keys` and `values`
//!   of a dict, `ops` and `comparators`) are lists of pairs.
//!
//! Invariants every walk over the tree may rely on:
//! - An expression is at most [`MAX_EXPRESSION_HEIGHT`] nodes high, blocks nest at most
//!   [`MAX_INDENTATION`](crate::layout::MAX_INDENTATION) deep, patterns no deeper than brackets do:
//!   plain recursion never exhausts the stack. What is as long as a line and not nested to the eye is not
//!   counted as height: chains of [`ExprKind::link`] (`a.b().c + d + e`), which are walked in a loop, from the
//!   innermost operand outwards, as they are evaluated, and chains of [`ExprKind::tail`]
//!   (`a if b else c if d else e`). Dropping goes along both in a loop too.
//! - Spans are byte offsets into the [`Source`](crate::Source) the tree was parsed from; a parent's span
//!   covers its children's.
//!
//! See: <https://docs.python.org/3/library/ast.html#abstract-grammar>

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use num_bigint::BigInt;

use crate::warning::SyntaxWarning;

/// The most nodes on any path from the top of an expression to a leaf, long chains apart.
pub const MAX_EXPRESSION_HEIGHT: u16 = 640;

/// Up to so many links a chain counts as height, so that it may be walked by recursion.
pub const SHORT_CHAIN: u32 = 8;

/// An identifier, in Unicode normal form NFKC.
pub type Name = Arc<str>;

/// A range of bytes in the source text, `start..end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Self {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// A whole source text: what `ast.Module` (or, from a prompt, `ast.Interactive`) is.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    pub body: Vec<Stmt>,
    pub span: Span,
    /// What is dubious in the text, in the order in which CPython says it.
    pub warnings: Vec<SyntaxWarning>,
}

/// A source text that is one expression: what `ast.Expression` is.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    pub body: Expr,
    pub warnings: Vec<SyntaxWarning>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    pub node: StmtKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StmtKind {
    /// `def`; boxed because it is far larger than the other statements.
    FunctionDef(Box<FunctionDef>),
    AsyncFunctionDef(Box<FunctionDef>),
    ClassDef(Box<ClassDef>),
    Return {
        value: Option<Box<Expr>>,
    },
    Delete {
        targets: Vec<Expr>,
    },
    /// `a = b = value`: two targets.
    Assign {
        targets: Vec<Expr>,
        value: Box<Expr>,
    },
    TypeAlias(Box<TypeAlias>),
    AugAssign {
        target: Box<Expr>,
        op: Operator,
        value: Box<Expr>,
    },
    /// `target: annotation = value`. Only `x: int`, not `(x): int`, declares a variable: see `simple`.
    AnnAssign {
        target: Box<Expr>,
        annotation: Box<Expr>,
        value: Option<Box<Expr>>,
        simple: bool,
    },
    For(Box<For>),
    AsyncFor(Box<For>),
    While {
        test: Box<Expr>,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    If(Box<If>),
    With {
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    AsyncWith {
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    Match {
        subject: Box<Expr>,
        cases: Vec<MatchCase>,
    },
    Raise {
        exc: Option<Box<Expr>>,
        cause: Option<Box<Expr>>,
    },
    Try(Box<Try>),
    /// A `try` with `except*` clauses.
    TryStar(Box<Try>),
    Assert {
        test: Box<Expr>,
        msg: Option<Box<Expr>>,
    },
    Import {
        names: Vec<Alias>,
    },
    /// `from ..module import names`: `level` counts the dots.
    ImportFrom {
        module: Option<Name>,
        names: Vec<Alias>,
        level: u32,
    },
    Global {
        names: Vec<Name>,
    },
    Nonlocal {
        names: Vec<Name>,
    },
    /// An expression on a line of its own.
    Expr {
        value: Box<Expr>,
    },
    Pass,
    Break,
    Continue,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FunctionDef {
    pub name: Name,
    pub type_params: Vec<TypeParam>,
    pub args: Arguments,
    pub body: Vec<Stmt>,
    pub decorator_list: Vec<Expr>,
    pub returns: Option<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ClassDef {
    pub name: Name,
    pub type_params: Vec<TypeParam>,
    pub bases: Vec<Expr>,
    pub keywords: Vec<Keyword>,
    pub body: Vec<Stmt>,
    pub decorator_list: Vec<Expr>,
}

/// `type name[type_params] = value`; `name` is always a [`ExprKind::Name`].
#[derive(Clone, Debug, PartialEq)]
pub struct TypeAlias {
    pub name: Expr,
    pub type_params: Vec<TypeParam>,
    pub value: Expr,
}

#[derive(Clone, Debug, PartialEq)]
pub struct For {
    pub target: Expr,
    pub iter: Expr,
    pub body: Vec<Stmt>,
    pub orelse: Vec<Stmt>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct If {
    pub test: Expr,
    pub body: Vec<Stmt>,
    pub elifs: Vec<ElifClause>,
    pub orelse: Vec<Stmt>,
}

/// `elif test: body`; its span runs from the keyword to the end of its own block.
#[derive(Clone, Debug, PartialEq)]
pub struct ElifClause {
    pub test: Expr,
    pub body: Vec<Stmt>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Try {
    pub body: Vec<Stmt>,
    pub handlers: Vec<ExceptHandler>,
    pub orelse: Vec<Stmt>,
    pub finalbody: Vec<Stmt>,
}

/// `except typ as name: body`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExceptHandler {
    pub typ: Option<Expr>,
    pub name: Option<Name>,
    pub body: Vec<Stmt>,
    pub span: Span,
}

/// `context_expr as optional_vars`.
#[derive(Clone, Debug, PartialEq)]
pub struct WithItem {
    pub context_expr: Expr,
    pub optional_vars: Option<Expr>,
}

/// `name as asname` in an import; `name` may be dotted, or `*`.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    pub name: Name,
    pub asname: Option<Name>,
    pub span: Span,
}

/// An expression. Built by [`Expr::new`], which keeps `height`.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub node: ExprKind,
    pub span: Span,
    /// One more than the highest child's; a child that is the tail, or continues a long chain, adds nothing.
    height: u16,
    /// How many links the chain has that begins here.
    links: u32,
}

/// The operand that a chain goes on with: as long as a line, so it is dropped in a loop.
#[derive(Clone, Debug, PartialEq)]
pub struct Link(
    /// Empty only while it is dropped.
    Option<Box<Expr>>,
);

impl From<Expr> for Link {
    fn from(expr: Expr) -> Self {
        Link(Some(expr.into()))
    }
}

impl Deref for Link {
    type Target = Expr;

    fn deref(&self) -> &Expr {
        self.0
            .as_deref()
            .expect("a link is empty only while it is dropped")
    }
}

impl DerefMut for Link {
    fn deref_mut(&mut self) -> &mut Expr {
        self.0
            .as_deref_mut()
            .expect("a link is empty only while it is dropped")
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        let mut next = self.0.take();
        while let Some(mut expr) = next {
            next = expr.node.next_mut().and_then(|link| link.0.take());
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `a and b and c`: three values.
    BoolOp {
        op: BoolOp,
        values: Vec<Expr>,
    },
    /// `target := value`; the target is always a [`ExprKind::Name`].
    NamedExpr {
        target: Box<Expr>,
        value: Box<Expr>,
    },
    BinOp {
        left: Link,
        op: Operator,
        right: Box<Expr>,
    },
    UnaryOp {
        op: UnaryOp,
        operand: Link,
    },
    Lambda {
        args: Box<Arguments>,
        body: Box<Expr>,
    },
    IfExp {
        test: Box<Expr>,
        body: Box<Expr>,
        orelse: Link,
    },
    Dict {
        items: Vec<DictItem>,
    },
    Set {
        elts: Vec<Expr>,
    },
    ListComp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    SetComp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    DictComp {
        key: Box<Expr>,
        value: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    GeneratorExp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    Await {
        value: Box<Expr>,
    },
    Yield {
        value: Option<Box<Expr>>,
    },
    YieldFrom {
        value: Box<Expr>,
    },
    /// `left < a <= b`: two comparisons.
    Compare {
        left: Box<Expr>,
        comparisons: Vec<(CmpOp, Expr)>,
    },
    Call {
        func: Link,
        args: Vec<Expr>,
        keywords: Vec<Keyword>,
    },
    /// An f-string; the values are string constants and [`ExprKind::FormattedValue`].
    JoinedStr {
        values: Vec<Expr>,
    },
    /// `{value!conversion:format_spec}` of an f-string; the specification is a [`ExprKind::JoinedStr`].
    FormattedValue {
        value: Box<Expr>,
        conversion: Conversion,
        format_spec: Option<Box<Expr>>,
    },
    /// A t-string; the values are string constants and [`ExprKind::Interpolation`].
    TemplateStr {
        values: Vec<Expr>,
    },
    /// `{value!conversion:format_spec}` of a t-string; `str` is its text from the brace to the end of `value`.
    Interpolation {
        value: Box<Expr>,
        str: Arc<str>,
        conversion: Conversion,
        format_spec: Option<Box<Expr>>,
    },
    Constant {
        value: Constant,
        prefix: StrPrefix,
    },
    Attribute {
        value: Link,
        attr: Name,
        ctx: ExprContext,
    },
    Subscript {
        value: Link,
        slice: Box<Expr>,
        ctx: ExprContext,
    },
    Starred {
        value: Box<Expr>,
        ctx: ExprContext,
    },
    Name {
        id: Name,
        ctx: ExprContext,
    },
    List {
        elts: Vec<Expr>,
        ctx: ExprContext,
    },
    Tuple {
        elts: Vec<Expr>,
        ctx: ExprContext,
    },
    /// Only inside a subscript.
    Slice {
        lower: Option<Box<Expr>>,
        upper: Option<Box<Expr>>,
        step: Option<Box<Expr>>,
    },
}

/// `key: value` of a dict display, or `**value` when there is no key.
#[derive(Clone, Debug, PartialEq)]
pub struct DictItem {
    pub key: Option<Expr>,
    pub value: Expr,
}

/// `for target in iter if ifs…` of a comprehension.
#[derive(Clone, Debug, PartialEq)]
pub struct Comprehension {
    pub target: Expr,
    pub iter: Expr,
    pub ifs: Vec<Expr>,
    pub is_async: bool,
}

/// `arg=value` of a call, or `**value` when there is no name.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    pub arg: Option<Name>,
    pub value: Expr,
    pub span: Span,
}

/// The parameters of a function or lambda.
///
/// `defaults` belong to the last of `posonlyargs` followed by `args`; `kw_defaults` runs in step with
/// `kwonlyargs`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arguments {
    pub posonlyargs: Vec<Arg>,
    pub args: Vec<Arg>,
    pub vararg: Option<Arg>,
    pub kwonlyargs: Vec<Arg>,
    pub kw_defaults: Vec<Option<Expr>>,
    pub kwarg: Option<Arg>,
    pub defaults: Vec<Expr>,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Arg {
    pub arg: Name,
    pub annotation: Option<Box<Expr>>,
    pub span: Span,
}

/// A literal. The strings may hold stand-ins for lone surrogates (`"\ud800"`), see [`crate::surrogate`].
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// Only what does not fit `Int`.
    BigInt(Box<BigInt>),
    Float(f64),
    /// `1j`; the real part is zero.
    Imaginary(f64),
    Str(Arc<str>),
    Bytes(Arc<[u8]>),
}

/// Whether a string was written `u"…"`; it means nothing, but `ast` shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StrPrefix {
    #[default]
    None,
    U,
}

/// `!s`, `!r`, `!a` in an f-string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// What happens at a place: read, written or deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExprContext {
    Load,
    Store,
    Del,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoolOp {
    And,
    Or,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

/// `case pattern if guard: body`.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchCase {
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub body: Vec<Stmt>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub node: PatternKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PatternKind {
    /// Compared by `==`: a literal or a dotted name.
    MatchValue {
        value: Box<Expr>,
    },
    /// Compared by `is`: `None`, `True` or `False`.
    MatchSingleton {
        value: Constant,
    },
    MatchSequence {
        patterns: Vec<Pattern>,
    },
    /// `{key: pattern, **rest}`.
    MatchMapping {
        items: Vec<(Expr, Pattern)>,
        rest: Option<Name>,
    },
    /// `cls(patterns, kwd_attr=kwd_pattern)`.
    MatchClass {
        cls: Box<Expr>,
        patterns: Vec<Pattern>,
        kwd_patterns: Vec<(Name, Pattern)>,
    },
    /// `*name` in a sequence; `*_` has no name.
    MatchStar {
        name: Option<Name>,
    },
    /// `pattern as name`; a bare name has no pattern, `_` has neither.
    MatchAs {
        pattern: Option<Box<Pattern>>,
        name: Option<Name>,
    },
    MatchOr {
        patterns: Vec<Pattern>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct TypeParam {
    pub node: TypeParamKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum TypeParamKind {
    /// `T: bound = default_value`.
    TypeVar {
        name: Name,
        bound: Option<Box<Expr>>,
        default_value: Option<Box<Expr>>,
    },
    /// `**P = default_value`.
    ParamSpec {
        name: Name,
        default_value: Option<Box<Expr>>,
    },
    /// `*Ts = default_value`.
    TypeVarTuple {
        name: Name,
        default_value: Option<Box<Expr>>,
    },
}

impl TypeParam {
    pub fn name(&self) -> &Name {
        match &self.node {
            TypeParamKind::TypeVar { name, .. }
            | TypeParamKind::ParamSpec { name, .. }
            | TypeParamKind::TypeVarTuple { name, .. } => name,
        }
    }

    /// The bound and the default.
    pub fn parts(&self) -> (Option<&Expr>, Option<&Expr>) {
        match &self.node {
            TypeParamKind::TypeVar {
                bound, default_value, ..
            } => (bound.as_deref(), default_value.as_deref()),
            TypeParamKind::ParamSpec { default_value, .. }
            | TypeParamKind::TypeVarTuple { default_value, .. } => (None, default_value.as_deref()),
        }
    }
}

impl StmtKind {
    /// Whether the statement holds blocks.
    pub fn is_compound(&self) -> bool {
        use StmtKind::*;
        match self {
            FunctionDef(_)
            | AsyncFunctionDef(_)
            | ClassDef(_)
            | For(_)
            | AsyncFor(_)
            | While { .. }
            | If(_)
            | With { .. }
            | AsyncWith { .. }
            | Match { .. }
            | Try(_)
            | TryStar(_) => true,
            Return { .. }
            | Delete { .. }
            | Assign { .. }
            | TypeAlias(_)
            | AugAssign { .. }
            | AnnAssign { .. }
            | Raise { .. }
            | Assert { .. }
            | Import { .. }
            | ImportFrom { .. }
            | Global { .. }
            | Nonlocal { .. }
            | Expr { .. }
            | Pass
            | Break
            | Continue => false,
        }
    }
}

impl Expr {
    /// An expression whose height follows from its children.
    pub fn new(node: ExprKind, span: Span) -> Self {
        let links = node.link().map_or(0, |link| link.links.saturating_add(1));
        let mut height = 0;
        node.for_each_child(|child| height = height.max(child.height));
        height = height.saturating_add(1);
        // Without what is walked in a loop.
        let long = node.link().filter(|_| links > SHORT_CHAIN);
        if let Some(next) = long.or(node.tail()) {
            height = next.height;
            node.for_each_child(|child| {
                if !std::ptr::eq(child, next) {
                    height = height.max(child.height.saturating_add(1));
                }
            });
        }
        Expr {
            node,
            span,
            height,
            links,
        }
    }

    /// How many links the chain has that begins here.
    pub fn links(&self) -> u32 {
        self.links
    }

    /// The chain that begins here, this expression first, the innermost operand last.
    pub fn chain(&self) -> Vec<&Expr> {
        std::iter::successors(Some(self), |expr| expr.node.link()).collect()
    }

    /// The number of nodes on the longest path to a leaf, long chains apart.
    pub fn height(&self) -> u16 {
        self.height
    }
}

impl ExprKind {
    /// A `Constant` that is not a `u"…"` string.
    pub fn constant(value: Constant) -> Self {
        ExprKind::Constant {
            value,
            prefix: StrPrefix::None,
        }
    }

    /// The operand that is evaluated first and that this expression continues: `a` of `a + b`, `a.b`, `a[b]`,
    /// `a()` and `-a`.
    pub fn link(&self) -> Option<&Expr> {
        match self {
            ExprKind::BinOp { left: link, .. }
            | ExprKind::UnaryOp { operand: link, .. }
            | ExprKind::Attribute { value: link, .. }
            | ExprKind::Subscript { value: link, .. }
            | ExprKind::Call { func: link, .. } => Some(link),
            _ => None,
        }
    }

    /// What is evaluated last, in place of the whole: `c` of `a if b else c`.
    pub fn tail(&self) -> Option<&Expr> {
        match self {
            ExprKind::IfExp { orelse, .. } => Some(orelse),
            _ => None,
        }
    }

    /// The link or the tail.
    fn next_mut(&mut self) -> Option<&mut Link> {
        match self {
            ExprKind::BinOp { left: next, .. }
            | ExprKind::UnaryOp { operand: next, .. }
            | ExprKind::Attribute { value: next, .. }
            | ExprKind::Subscript { value: next, .. }
            | ExprKind::Call { func: next, .. }
            | ExprKind::IfExp { orelse: next, .. } => Some(next),
            _ => None,
        }
    }

    /// Calls `visit` with each expression directly inside this one, in the order of the tree's fields.
    pub fn for_each_child<'a>(&'a self, mut visit: impl FnMut(&'a Expr)) {
        use ExprKind::*;
        fn clauses<'a>(generators: &'a [Comprehension], visit: &mut impl FnMut(&'a Expr)) {
            for clause in generators {
                visit(&clause.target);
                visit(&clause.iter);
                clause.ifs.iter().for_each(&mut *visit);
            }
        }
        match self {
            Constant { .. } | Name { .. } => {}
            BoolOp { values: exprs, .. }
            | JoinedStr { values: exprs }
            | TemplateStr { values: exprs }
            | Set { elts: exprs }
            | List { elts: exprs, .. }
            | Tuple { elts: exprs, .. } => exprs.iter().for_each(visit),
            Await { value } | YieldFrom { value } | Starred { value, .. } => visit(value),
            UnaryOp { operand: value, .. } | Attribute { value, .. } => visit(value),
            NamedExpr { target, value } => {
                visit(target);
                visit(value);
            }
            BinOp { left, right, .. }
            | Subscript {
                value: left,
                slice: right,
                ..
            } => {
                visit(left);
                visit(right);
            }
            Lambda { args, body } => {
                args.expressions().for_each(&mut visit);
                visit(body);
            }
            IfExp { test, body, orelse } => {
                visit(test);
                visit(body);
                visit(orelse);
            }
            Dict { items } => {
                for item in items {
                    item.key.iter().for_each(&mut visit);
                    visit(&item.value);
                }
            }
            ListComp { elt, generators } | SetComp { elt, generators } | GeneratorExp { elt, generators } => {
                visit(elt);
                clauses(generators, &mut visit);
            }
            DictComp {
                key,
                value,
                generators,
            } => {
                visit(key);
                visit(value);
                clauses(generators, &mut visit);
            }
            Yield { value } => value.iter().for_each(|value| visit(value)),
            Compare { left, comparisons } => {
                visit(left);
                comparisons.iter().for_each(|(_, right)| visit(right));
            }
            Call { func, args, keywords } => {
                visit(func);
                args.iter().for_each(&mut visit);
                keywords.iter().for_each(|keyword| visit(&keyword.value));
            }
            FormattedValue {
                value, format_spec, ..
            }
            | Interpolation {
                value, format_spec, ..
            } => {
                visit(value);
                format_spec.iter().for_each(|spec| visit(spec));
            }
            Slice { lower, upper, step } => {
                [lower, upper, step]
                    .into_iter()
                    .flatten()
                    .for_each(|part| visit(part));
            }
        }
    }
}

impl Arguments {
    /// All parameters, in the order in which `ast` lists them: the starred ones stand between the
    /// groups they close.
    pub fn all(&self) -> impl Iterator<Item = &Arg> {
        self.posonlyargs
            .iter()
            .chain(&self.args)
            .chain(&self.vararg)
            .chain(&self.kwonlyargs)
            .chain(&self.kwarg)
    }

    /// Every default and annotation.
    pub fn expressions(&self) -> impl Iterator<Item = &Expr> {
        let annotations = self.all().filter_map(|arg| arg.annotation.as_deref());
        self.defaults
            .iter()
            .chain(self.kw_defaults.iter().flatten())
            .chain(annotations)
    }
}

impl Operator {
    /// The operator as written.
    pub fn symbol(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Sub => "-",
            Operator::Mult => "*",
            Operator::MatMult => "@",
            Operator::Div => "/",
            Operator::Mod => "%",
            Operator::Pow => "**",
            Operator::LShift => "<<",
            Operator::RShift => ">>",
            Operator::BitOr => "|",
            Operator::BitXor => "^",
            Operator::BitAnd => "&",
            Operator::FloorDiv => "//",
        }
    }
}
