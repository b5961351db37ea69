//! The tree as text, exactly as `python3 -m ast` prints it.
//!
//! Output is written front to back with an explicit list of what is open, so that a chain of `elif`,
//! which Python's tree nests, needs no recursion here.

mod repr;

use std::fmt::Write;

use crate::ast::*;
use crate::source::Source;

pub(crate) use repr::constant_repr;
use repr::{write_constant, write_str_repr};

/// What to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DumpOptions {
    pub positions: Positions,
    pub empty_lists: EmptyLists,
}

/// Whether nodes show `lineno`, `col_offset`, `end_lineno` and `end_col_offset`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Positions {
    #[default]
    Hidden,
    Shown,
}

/// Whether a list without elements is shown: until Python 3.12 it was, since then it is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EmptyLists {
    #[default]
    Hidden,
    Shown,
}

impl Default for DumpOptions {
    fn default() -> Self {
        DumpOptions {
            positions: Positions::Hidden,
            empty_lists: EmptyLists::Hidden,
        }
    }
}

/// The tree of a module as text, without a line break at its end.
pub fn dump(module: &Module, source: &Source, options: DumpOptions) -> String {
    let mut dumper = Dumper {
        source,
        options,
        out: String::new(),
        open: Vec::new(),
    };
    dumper.open("Module");
    dumper.stmts("body", &module.body);
    dumper.list("type_ignores", &[] as &[Name], |_, _| ());
    dumper.close();
    dumper.out
}

struct Dumper<'s> {
    source: &'s Source,
    options: DumpOptions,
    out: String,
    /// The nodes and lists that are not closed yet.
    open: Vec<Open>,
}

/// A node or list being written.
struct Open {
    /// Where its first element starts.
    start: usize,
    elements: usize,
    /// Whether every element so far is a scalar or a node without fields.
    is_simple: bool,
}

const INDENT: &str = "   ";
/// A node with at most so many fields, all simple, is written on one line.
const MAX_FIELDS_ON_A_LINE: usize = 3;

impl Dumper<'_> {
    fn open(&mut self, class: &str) {
        self.out.push_str(class);
        self.out.push('(');
        self.open.push(Open {
            start: self.out.len(),
            elements: 0,
            is_simple: true,
        });
    }

    fn close(&mut self) {
        let node = self.open.pop().expect("a node is open");
        if node.is_simple && node.elements <= MAX_FIELDS_ON_A_LINE {
            let fields = self.out.split_off(node.start);
            let fields: Vec<_> = fields
                .split('\n')
                .map(str::trim_start)
                .filter(|field| !field.is_empty())
                .collect();
            self.out.push_str(&fields.join(" "));
        }
        self.out.push(')');
        if let Some(parent) = self.open.last_mut() {
            parent.is_simple &= node.elements == 0;
        }
    }

    /// Begins the next element of what is open.
    fn element(&mut self) {
        let open = self.open.last_mut().expect("a node or list is open");
        if open.elements > 0 {
            self.out.push(',');
        }
        open.elements += 1;
        self.out.push('\n');
        for _ in 0..self.open.len() {
            self.out.push_str(INDENT);
        }
    }

    fn field(&mut self, name: &str) {
        self.element();
        self.out.push_str(name);
        self.out.push('=');
    }

    fn text(&mut self, name: &str, text: &str) {
        self.field(name);
        self.out.push_str(text);
    }

    fn string(&mut self, name: &str, value: &str) {
        self.field(name);
        write_str_repr(value.chars().map(u32::from), &mut self.out);
    }

    fn optional_string(&mut self, name: &str, value: Option<&Name>) {
        if let Some(value) = value {
            self.string(name, value);
        }
    }

    fn open_list(&mut self, name: &str) {
        self.field(name);
        self.out.push('[');
        self.open.push(Open {
            start: self.out.len(),
            elements: 0,
            is_simple: true,
        });
    }

    fn close_list(&mut self) {
        let list = self.open.pop().expect("a list is open");
        self.out.push(']');
        self.open.last_mut().expect("a list belongs to a node").is_simple &= list.elements == 0;
    }

    fn list<T>(&mut self, name: &str, items: &[T], write: impl Fn(&mut Self, &T)) {
        if items.is_empty() && self.options.empty_lists == EmptyLists::Hidden {
            return;
        }
        self.open_list(name);
        for item in items {
            self.element();
            write(self, item);
        }
        self.close_list();
    }

    /// A list of strings.
    fn names(&mut self, name: &str, names: &[Name]) {
        self.list(name, names, |dumper, name| {
            write_str_repr(name.chars().map(u32::from), &mut dumper.out)
        });
    }

    /// Fields that Python added after 3.11 show only when they hold something.
    fn type_params(&mut self, params: &[TypeParam]) {
        if !params.is_empty() {
            self.list("type_params", params, Self::type_param);
        }
    }

    fn positions(&mut self, span: Span) {
        if self.options.positions == Positions::Hidden {
            return;
        }
        let ((line, column), (end_line, end_column)) = (
            self.source.line_and_column(span.start),
            self.source.line_and_column(span.end),
        );
        let fields = [
            ("lineno", line),
            ("col_offset", column),
            ("end_lineno", end_line),
            ("end_col_offset", end_column),
        ];
        for (name, value) in fields {
            self.field(name);
            write!(self.out, "{value}").expect("a string can be written to");
        }
    }

    fn close_at(&mut self, span: Span) {
        self.positions(span);
        self.close();
    }

    fn stmts(&mut self, name: &str, body: &[Stmt]) {
        self.list(name, body, Self::stmt);
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.node {
            StmtKind::FunctionDef(function) => self.function("FunctionDef", function),
            StmtKind::AsyncFunctionDef(function) => self.function("AsyncFunctionDef", function),
            StmtKind::ClassDef(class) => {
                self.open("ClassDef");
                self.string("name", &class.name);
                self.exprs("bases", &class.bases);
                self.list("keywords", &class.keywords, Self::keyword);
                self.stmts("body", &class.body);
                self.exprs("decorator_list", &class.decorator_list);
                self.type_params(&class.type_params);
            }
            StmtKind::Return { value } => {
                self.open("Return");
                self.optional("value", value.as_deref());
            }
            StmtKind::Delete { targets } => {
                self.open("Delete");
                self.exprs("targets", targets);
            }
            StmtKind::Assign { targets, value } => {
                self.open("Assign");
                self.exprs("targets", targets);
                self.expr("value", value);
            }
            StmtKind::TypeAlias(alias) => {
                self.open("TypeAlias");
                self.expr("name", &alias.name);
                self.type_params(&alias.type_params);
                self.expr("value", &alias.value);
            }
            StmtKind::AugAssign { target, op, value } => {
                self.open("AugAssign");
                self.expr("target", target);
                self.operator("op", op);
                self.expr("value", value);
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => {
                self.open("AnnAssign");
                self.expr("target", target);
                self.expr("annotation", annotation);
                self.optional("value", value.as_deref());
                self.text("simple", if *simple { "1" } else { "0" });
            }
            StmtKind::For(statement) => self.for_stmt("For", statement),
            StmtKind::AsyncFor(statement) => self.for_stmt("AsyncFor", statement),
            StmtKind::While { test, body, orelse } => {
                self.open("While");
                self.expr("test", test);
                self.stmts("body", body);
                self.stmts("orelse", orelse);
            }
            StmtKind::If(statement) => return self.if_stmt(statement, stmt.span),
            StmtKind::With { items, body } => self.with_stmt("With", items, body),
            StmtKind::AsyncWith { items, body } => self.with_stmt("AsyncWith", items, body),
            StmtKind::Match { subject, cases } => {
                self.open("Match");
                self.expr("subject", subject);
                self.list("cases", cases, Self::match_case);
            }
            StmtKind::Raise { exc, cause } => {
                self.open("Raise");
                self.optional("exc", exc.as_deref());
                self.optional("cause", cause.as_deref());
            }
            StmtKind::Try(statement) => self.try_stmt("Try", statement),
            StmtKind::TryStar(statement) => self.try_stmt("TryStar", statement),
            StmtKind::Assert { test, msg } => {
                self.open("Assert");
                self.expr("test", test);
                self.optional("msg", msg.as_deref());
            }
            StmtKind::Import { names } => {
                self.open("Import");
                self.list("names", names, Self::alias);
            }
            StmtKind::ImportFrom { module, names, level } => {
                self.open("ImportFrom");
                self.optional_string("module", module.as_ref());
                self.list("names", names, Self::alias);
                self.text("level", &level.to_string());
            }
            StmtKind::Global { names } => {
                self.open("Global");
                self.names("names", names);
            }
            StmtKind::Nonlocal { names } => {
                self.open("Nonlocal");
                self.names("names", names);
            }
            StmtKind::Expr { value } => {
                self.open("Expr");
                self.expr("value", value);
            }
            StmtKind::Pass => self.open("Pass"),
            StmtKind::Break => self.open("Break"),
            StmtKind::Continue => self.open("Continue"),
        }
        self.close_at(stmt.span);
    }

    fn function(&mut self, class: &str, function: &FunctionDef) {
        self.open(class);
        self.string("name", &function.name);
        self.field("args");
        self.arguments(&function.args);
        self.stmts("body", &function.body);
        self.exprs("decorator_list", &function.decorator_list);
        self.optional("returns", function.returns.as_ref());
        self.type_params(&function.type_params);
    }

    fn for_stmt(&mut self, class: &str, statement: &For) {
        self.open(class);
        self.expr("target", &statement.target);
        self.expr("iter", &statement.iter);
        self.stmts("body", &statement.body);
        self.stmts("orelse", &statement.orelse);
    }

    /// Writes each `elif` as an `If` that is alone in the `orelse` before it.
    fn if_stmt(&mut self, statement: &If, span: Span) {
        self.open("If");
        self.expr("test", &statement.test);
        self.stmts("body", &statement.body);
        for clause in &statement.elifs {
            self.open_list("orelse");
            self.element();
            self.open("If");
            self.expr("test", &clause.test);
            self.stmts("body", &clause.body);
        }
        self.stmts("orelse", &statement.orelse);
        for clause in statement.elifs.iter().rev() {
            self.close_at(clause.span);
            self.close_list();
        }
        self.close_at(span);
    }

    fn with_stmt(&mut self, class: &str, items: &[WithItem], body: &[Stmt]) {
        self.open(class);
        self.list("items", items, |dumper, item| {
            dumper.open("withitem");
            dumper.expr("context_expr", &item.context_expr);
            dumper.optional("optional_vars", item.optional_vars.as_ref());
            dumper.close();
        });
        self.stmts("body", body);
    }

    fn try_stmt(&mut self, class: &str, statement: &Try) {
        self.open(class);
        self.stmts("body", &statement.body);
        self.list("handlers", &statement.handlers, |dumper, handler| {
            dumper.open("ExceptHandler");
            dumper.optional("type", handler.typ.as_ref());
            dumper.optional_string("name", handler.name.as_ref());
            dumper.stmts("body", &handler.body);
            dumper.close_at(handler.span);
        });
        self.stmts("orelse", &statement.orelse);
        self.stmts("finalbody", &statement.finalbody);
    }

    fn alias(&mut self, alias: &Alias) {
        self.open("alias");
        self.string("name", &alias.name);
        self.optional_string("asname", alias.asname.as_ref());
        self.close_at(alias.span);
    }

    fn type_param(&mut self, param: &TypeParam) {
        let default = match &param.node {
            TypeParamKind::TypeVar {
                name,
                bound,
                default_value,
            } => {
                self.open("TypeVar");
                self.string("name", name);
                self.optional("bound", bound.as_deref());
                default_value
            }
            TypeParamKind::ParamSpec { name, default_value } => {
                self.open("ParamSpec");
                self.string("name", name);
                default_value
            }
            TypeParamKind::TypeVarTuple { name, default_value } => {
                self.open("TypeVarTuple");
                self.string("name", name);
                default_value
            }
        };
        self.optional("default_value", default.as_deref());
        self.close_at(param.span);
    }

    fn arguments(&mut self, args: &Arguments) {
        self.open("arguments");
        self.list("posonlyargs", &args.posonlyargs, Self::arg);
        self.list("args", &args.args, Self::arg);
        if let Some(vararg) = &args.vararg {
            self.field("vararg");
            self.arg(vararg);
        }
        self.list("kwonlyargs", &args.kwonlyargs, Self::arg);
        self.list("kw_defaults", &args.kw_defaults, |dumper, default| {
            dumper.expr_or_none(default.as_ref())
        });
        if let Some(kwarg) = &args.kwarg {
            self.field("kwarg");
            self.arg(kwarg);
        }
        self.exprs("defaults", &args.defaults);
        self.close();
    }

    fn arg(&mut self, arg: &Arg) {
        self.open("arg");
        self.string("arg", &arg.arg);
        self.optional("annotation", arg.annotation.as_deref());
        self.close_at(arg.span);
    }

    fn keyword(&mut self, keyword: &Keyword) {
        self.open("keyword");
        self.optional_string("arg", keyword.arg.as_ref());
        self.expr("value", &keyword.value);
        self.close_at(keyword.span);
    }

    fn expr(&mut self, name: &str, expr: &Expr) {
        self.field(name);
        self.bare_expr(expr);
    }

    fn optional(&mut self, name: &str, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.expr(name, expr);
        }
    }

    fn expr_or_none(&mut self, expr: Option<&Expr>) {
        match expr {
            Some(expr) => self.bare_expr(expr),
            None => self.out.push_str("None"),
        }
    }

    fn exprs(&mut self, name: &str, exprs: &[Expr]) {
        self.list(name, exprs, Self::bare_expr);
    }

    /// A node without fields, such as `Load()`: its name is that of the Rust variant.
    fn operator(&mut self, name: &str, operator: &impl std::fmt::Debug) {
        self.field(name);
        write!(self.out, "{operator:?}()").expect("a string can be written to");
    }

    fn bare_expr(&mut self, expr: &Expr) {
        let mut chain = Vec::new();
        let mut innermost = expr;
        while let Some(link) = innermost.node.link() {
            self.before_link(&innermost.node);
            chain.push(innermost);
            innermost = link;
        }
        self.innermost(innermost);
        while let Some(expr) = chain.pop() {
            self.after_link(&expr.node);
            self.close_at(expr.span);
        }
    }

    /// Opens the node of what continues a link, up to that.
    fn before_link(&mut self, node: &ExprKind) {
        let (class, field) = match node {
            ExprKind::BinOp { .. } => ("BinOp", "left"),
            ExprKind::UnaryOp { .. } => ("UnaryOp", "operand"),
            ExprKind::Call { .. } => ("Call", "func"),
            ExprKind::Attribute { .. } => ("Attribute", "value"),
            _ => ("Subscript", "value"),
        };
        self.open(class);
        if let ExprKind::UnaryOp { op, .. } = node {
            self.operator("op", op);
        }
        self.field(field);
    }

    fn after_link(&mut self, node: &ExprKind) {
        match node {
            ExprKind::BinOp { op, right, .. } => {
                self.operator("op", op);
                self.expr("right", right);
            }
            ExprKind::Call { args, keywords, .. } => {
                self.exprs("args", args);
                self.list("keywords", keywords, Self::keyword);
            }
            ExprKind::Attribute { attr, ctx, .. } => {
                self.string("attr", attr);
                self.operator("ctx", ctx);
            }
            ExprKind::Subscript { slice, ctx, .. } => {
                self.expr("slice", slice);
                self.operator("ctx", ctx);
            }
            _ => {}
        }
    }

    /// An expression that continues no other.
    fn innermost(&mut self, expr: &Expr) {
        match &expr.node {
            ExprKind::BoolOp { op, values } => {
                self.open("BoolOp");
                self.operator("op", op);
                self.exprs("values", values);
            }
            ExprKind::NamedExpr { target, value } => {
                self.open("NamedExpr");
                self.expr("target", target);
                self.expr("value", value);
            }
            ExprKind::Lambda { args, body } => {
                self.open("Lambda");
                self.field("args");
                self.arguments(args);
                self.expr("body", body);
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.open("IfExp");
                self.expr("test", test);
                self.expr("body", body);
                self.field("orelse");
                let mut tails = Vec::new();
                let mut tail = &**orelse;
                while let ExprKind::IfExp { test, body, orelse } = &tail.node {
                    tails.push(tail.span);
                    self.open("IfExp");
                    self.expr("test", test);
                    self.expr("body", body);
                    self.field("orelse");
                    tail = orelse;
                }
                self.bare_expr(tail);
                while let Some(span) = tails.pop() {
                    self.close_at(span);
                }
            }
            ExprKind::Dict { items } => {
                self.open("Dict");
                self.list("keys", items, |dumper, item| {
                    dumper.expr_or_none(item.key.as_ref())
                });
                self.list("values", items, |dumper, item| dumper.bare_expr(&item.value));
            }
            ExprKind::Set { elts } => {
                self.open("Set");
                self.exprs("elts", elts);
            }
            ExprKind::ListComp { elt, generators } => self.comprehension("ListComp", elt, generators),
            ExprKind::SetComp { elt, generators } => self.comprehension("SetComp", elt, generators),
            ExprKind::GeneratorExp { elt, generators } => self.comprehension("GeneratorExp", elt, generators),
            ExprKind::DictComp {
                key,
                value,
                generators,
            } => {
                self.open("DictComp");
                self.expr("key", key);
                self.expr("value", value);
                self.list("generators", generators, Self::generator);
            }
            ExprKind::Await { value } => {
                self.open("Await");
                self.expr("value", value);
            }
            ExprKind::Yield { value } => {
                self.open("Yield");
                self.optional("value", value.as_deref());
            }
            ExprKind::YieldFrom { value } => {
                self.open("YieldFrom");
                self.expr("value", value);
            }
            ExprKind::Compare { left, comparisons } => {
                self.open("Compare");
                self.expr("left", left);
                self.list("ops", comparisons, |dumper, (op, _)| {
                    write!(dumper.out, "{op:?}()").expect("a string can be written to");
                });
                self.list("comparators", comparisons, |dumper, (_, right)| {
                    dumper.bare_expr(right)
                });
            }
            ExprKind::JoinedStr { values } => {
                self.open("JoinedStr");
                self.exprs("values", values);
            }
            ExprKind::TemplateStr { values } => {
                self.open("TemplateStr");
                self.exprs("values", values);
            }
            ExprKind::FormattedValue {
                value,
                conversion,
                format_spec,
            } => {
                self.open("FormattedValue");
                self.expr("value", value);
                self.text("conversion", conversion_code(*conversion));
                self.optional("format_spec", format_spec.as_deref());
            }
            ExprKind::Interpolation {
                value,
                str,
                conversion,
                format_spec,
            } => {
                self.open("Interpolation");
                self.expr("value", value);
                self.string("str", str);
                self.text("conversion", conversion_code(*conversion));
                self.optional("format_spec", format_spec.as_deref());
            }
            ExprKind::Constant { value, prefix } => {
                self.open("Constant");
                self.field("value");
                write_constant(value, &mut self.out);
                if *prefix == StrPrefix::U {
                    self.text("kind", "'u'");
                }
            }
            ExprKind::BinOp { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Call { .. } => unreachable!("what continues a link is written after it"),
            ExprKind::Starred { value, ctx } => {
                self.open("Starred");
                self.expr("value", value);
                self.operator("ctx", ctx);
            }
            ExprKind::Name { id, ctx } => {
                self.open("Name");
                self.string("id", id);
                self.operator("ctx", ctx);
            }
            ExprKind::List { elts, ctx } => {
                self.open("List");
                self.exprs("elts", elts);
                self.operator("ctx", ctx);
            }
            ExprKind::Tuple { elts, ctx } => {
                self.open("Tuple");
                self.exprs("elts", elts);
                self.operator("ctx", ctx);
            }
            ExprKind::Slice { lower, upper, step } => {
                self.open("Slice");
                self.optional("lower", lower.as_deref());
                self.optional("upper", upper.as_deref());
                self.optional("step", step.as_deref());
            }
        }
        self.close_at(expr.span);
    }

    fn comprehension(&mut self, class: &str, elt: &Expr, generators: &[Comprehension]) {
        self.open(class);
        self.expr("elt", elt);
        self.list("generators", generators, Self::generator);
    }

    fn generator(&mut self, clause: &Comprehension) {
        self.open("comprehension");
        self.expr("target", &clause.target);
        self.expr("iter", &clause.iter);
        self.exprs("ifs", &clause.ifs);
        self.text("is_async", if clause.is_async { "1" } else { "0" });
        self.close();
    }

    fn match_case(&mut self, case: &MatchCase) {
        self.open("match_case");
        self.field("pattern");
        self.pattern(&case.pattern);
        self.optional("guard", case.guard.as_ref());
        self.stmts("body", &case.body);
        self.close();
    }

    fn pattern(&mut self, pattern: &Pattern) {
        match &pattern.node {
            PatternKind::MatchValue { value } => {
                self.open("MatchValue");
                self.expr("value", value);
            }
            PatternKind::MatchSingleton { value } => {
                self.open("MatchSingleton");
                self.field("value");
                write_constant(value, &mut self.out);
            }
            PatternKind::MatchSequence { patterns } => {
                self.open("MatchSequence");
                self.list("patterns", patterns, Self::pattern);
            }
            PatternKind::MatchMapping { items, rest } => {
                self.open("MatchMapping");
                self.list("keys", items, |dumper, (key, _)| dumper.bare_expr(key));
                self.list("patterns", items, |dumper, (_, pattern)| dumper.pattern(pattern));
                self.optional_string("rest", rest.as_ref());
            }
            PatternKind::MatchClass {
                cls,
                patterns,
                kwd_patterns,
            } => {
                self.open("MatchClass");
                self.expr("cls", cls);
                self.list("patterns", patterns, Self::pattern);
                self.list("kwd_attrs", kwd_patterns, |dumper, (name, _)| {
                    write_str_repr(name.chars().map(u32::from), &mut dumper.out);
                });
                self.list("kwd_patterns", kwd_patterns, |dumper, (_, pattern)| {
                    dumper.pattern(pattern)
                });
            }
            PatternKind::MatchStar { name } => {
                self.open("MatchStar");
                self.optional_string("name", name.as_ref());
            }
            PatternKind::MatchAs { pattern, name } => {
                self.open("MatchAs");
                if let Some(pattern) = pattern {
                    self.field("pattern");
                    self.pattern(pattern);
                }
                self.optional_string("name", name.as_ref());
            }
            PatternKind::MatchOr { patterns } => {
                self.open("MatchOr");
                self.list("patterns", patterns, Self::pattern);
            }
        }
        self.close_at(pattern.span);
    }
}

/// The character code that stands for a conversion.
fn conversion_code(conversion: Conversion) -> &'static str {
    match conversion {
        Conversion::None => "-1",
        Conversion::Str => "115",
        Conversion::Repr => "114",
        Conversion::Ascii => "97",
    }
}
