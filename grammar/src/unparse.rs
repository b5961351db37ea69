//! An expression as text again: what annotations are under `from __future__ import annotations`.
//!
//! Written as CPython writes it: single quotes where they do, one blank around operators, the parentheses that the
//! meaning needs and a few more.

use crate::ast::*;
use crate::dump::constant_repr;

/// How tightly something binds, from the loosest on. What is written into a place of a higher level gets
/// parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// Where a tuple needs none.
    Tuple,
    /// `lambda`, `a if b else c`.
    Test,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    /// The next tighter one.
    fn above(self) -> Level {
        use Level::*;
        match self {
            Tuple => Test,
            Test => Or,
            Or => And,
            And => Not,
            Not => Comparison,
            Comparison => BitOr,
            BitOr => BitXor,
            BitXor => BitAnd,
            BitAnd => Shift,
            Shift => Sum,
            Sum => Term,
            Term => Factor,
            Factor => Power,
            Power => Await,
            Await | Atom => Atom,
        }
    }
}

/// The text of an expression.
pub fn unparse(expr: &Expr) -> String {
    let mut writer = Writer { out: String::new() };
    writer.expr(expr, Level::Test);
    writer.out
}

struct Writer {
    out: String,
}

impl Writer {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// In parentheses if the place binds tighter than `own`.
    fn grouped(&mut self, place: Level, own: Level, write: impl FnOnce(&mut Self)) {
        let is_grouped = place > own;
        if is_grouped {
            self.text("(");
        }
        write(self);
        if is_grouped {
            self.text(")");
        }
    }

    fn list<'e>(&mut self, items: impl IntoIterator<Item = &'e Expr>, level: Level) {
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.text(", ");
            }
            self.expr(item, level);
        }
    }

    /// What stands before the innermost operand of a chain of links, that operand, and what follows each link.
    fn expr(&mut self, expr: &Expr, mut place: Level) {
        let mut chain = Vec::new();
        let mut innermost = expr;
        while let Some(link) = innermost.node.link() {
            let (own, inner) = link_levels(&innermost.node);
            let is_grouped = place > own;
            if is_grouped {
                self.text("(");
            }
            if let ExprKind::UnaryOp { op, .. } = &innermost.node {
                self.text(unary(*op).0);
            }
            chain.push((innermost, is_grouped));
            (innermost, place) = (link, inner);
        }
        self.innermost(innermost, place);
        while let Some((expr, is_grouped)) = chain.pop() {
            self.after_link(&expr.node);
            if is_grouped {
                self.text(")");
            }
        }
    }

    fn after_link(&mut self, node: &ExprKind) {
        match node {
            ExprKind::BinOp { op, right, .. } => {
                let (sign, own) = operator(*op);
                self.text(sign);
                let is_power = *op == Operator::Pow;
                self.expr(right, if is_power { own } else { own.above() });
            }
            ExprKind::Call { args, keywords, .. } => self.call_arguments(args, keywords),
            ExprKind::Attribute { value, attr, .. } => {
                let is_int = matches!(
                    &value.node,
                    ExprKind::Constant {
                        value: Constant::Int(_) | Constant::BigInt(_),
                        ..
                    }
                );
                self.text(if is_int { " ." } else { "." });
                self.text(attr);
            }
            ExprKind::Subscript { slice, .. } => {
                self.text("[");
                self.expr(slice, Level::Tuple);
                self.text("]");
            }
            _ => {}
        }
    }

    fn call_arguments(&mut self, args: &[Expr], keywords: &[Keyword]) {
        if let ([only], []) = (args, keywords)
            && matches!(only.node, ExprKind::GeneratorExp { .. })
        {
            return self.expr(only, Level::Test);
        }
        self.text("(");
        self.list(args, Level::Test);
        for (index, keyword) in keywords.iter().enumerate() {
            if index > 0 || !args.is_empty() {
                self.text(", ");
            }
            match &keyword.arg {
                Some(name) => {
                    self.text(name);
                    self.text("=");
                }
                None => self.text("**"),
            }
            self.expr(&keyword.value, Level::Test);
        }
        self.text(")");
    }

    /// An expression that continues no other.
    fn innermost(&mut self, expr: &Expr, place: Level) {
        match &expr.node {
            ExprKind::BoolOp { op, values } => {
                let (word, own) = match op {
                    BoolOp::And => (" and ", Level::And),
                    BoolOp::Or => (" or ", Level::Or),
                };
                self.grouped(place, own, |writer| {
                    for (index, value) in values.iter().enumerate() {
                        if index > 0 {
                            writer.text(word);
                        }
                        writer.expr(value, own.above());
                    }
                });
            }
            ExprKind::NamedExpr { target, value } => self.grouped(place, Level::Tuple, |writer| {
                writer.expr(target, Level::Atom);
                writer.text(" := ");
                writer.expr(value, Level::Atom);
            }),
            ExprKind::Lambda { args, body } => self.grouped(place, Level::Test, |writer| {
                let has_positional = !args.posonlyargs.is_empty() || !args.args.is_empty();
                writer.text(if has_positional { "lambda " } else { "lambda" });
                writer.arguments(args);
                writer.text(": ");
                writer.expr(body, Level::Test);
            }),
            ExprKind::IfExp { .. } => self.grouped(place, Level::Test, |writer| {
                let mut tail = expr;
                while let ExprKind::IfExp { test, body, orelse } = &tail.node {
                    writer.expr(body, Level::Test.above());
                    writer.text(" if ");
                    writer.expr(test, Level::Test.above());
                    writer.text(" else ");
                    tail = orelse;
                }
                writer.expr(tail, Level::Test);
            }),
            ExprKind::Dict { items } => {
                self.text("{");
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.text(", ");
                    }
                    match &item.key {
                        Some(key) => {
                            self.expr(key, Level::Test);
                            self.text(": ");
                            self.expr(&item.value, Level::Test);
                        }
                        None => {
                            self.text("**");
                            self.expr(&item.value, Level::BitOr);
                        }
                    }
                }
                self.text("}");
            }
            ExprKind::Set { elts } => self.bracketed("{", elts, "}"),
            ExprKind::List { elts, .. } => self.bracketed("[", elts, "]"),
            ExprKind::Tuple { elts, .. } if elts.is_empty() => self.text("()"),
            ExprKind::Tuple { elts, .. } => self.grouped(place, Level::Tuple, |writer| {
                writer.list(elts, Level::Test);
                if elts.len() == 1 {
                    writer.text(",");
                }
            }),
            ExprKind::ListComp { elt, generators } => self.comprehension("[", &[elt], generators, "]"),
            ExprKind::SetComp { elt, generators } => self.comprehension("{", &[elt], generators, "}"),
            ExprKind::GeneratorExp { elt, generators } => self.comprehension("(", &[elt], generators, ")"),
            ExprKind::DictComp {
                key,
                value,
                generators,
            } => self.comprehension("{", &[key, value], generators, "}"),
            ExprKind::Await { value } => self.grouped(place, Level::Await, |writer| {
                writer.text("await ");
                writer.expr(value, Level::Atom);
            }),
            ExprKind::Yield { value } => {
                self.text("(yield");
                if let Some(value) = value {
                    self.text(" ");
                    self.expr(value, Level::Tuple);
                }
                self.text(")");
            }
            ExprKind::YieldFrom { value } => {
                self.text("(yield from ");
                self.expr(value, Level::Test);
                self.text(")");
            }
            ExprKind::Compare { left, comparisons } => self.grouped(place, Level::Comparison, |writer| {
                writer.expr(left, Level::Comparison.above());
                for (op, right) in comparisons {
                    writer.text(comparison(*op));
                    writer.expr(right, Level::Comparison.above());
                }
            }),
            ExprKind::JoinedStr { values } => self.template("f", values),
            ExprKind::TemplateStr { values } => self.template("t", values),
            ExprKind::FormattedValue { .. } | ExprKind::Interpolation { .. } => {
                self.template("f", std::slice::from_ref(expr));
            }
            ExprKind::Constant { value, .. } => self.constant(value),
            ExprKind::Starred { value, .. } => {
                self.text("*");
                self.expr(value, Level::BitOr);
            }
            ExprKind::Name { id, .. } => self.text(id),
            ExprKind::BinOp { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Call { .. } => unreachable!("what continues a link is written after it"),
            ExprKind::Slice { lower, upper, step } => {
                if let Some(lower) = lower {
                    self.expr(lower, Level::Test);
                }
                self.text(":");
                if let Some(upper) = upper {
                    self.expr(upper, Level::Test);
                }
                if let Some(step) = step {
                    self.text(":");
                    self.expr(step, Level::Test);
                }
            }
        }
    }

    fn bracketed(&mut self, open: &str, elements: &[Expr], close: &str) {
        self.text(open);
        self.list(elements, Level::Test);
        self.text(close);
    }

    /// Two elements are a key and its value.
    fn comprehension(&mut self, open: &str, elements: &[&Expr], generators: &[Comprehension], close: &str) {
        self.text(open);
        for (index, element) in elements.iter().enumerate() {
            if index > 0 {
                self.text(": ");
            }
            self.expr(element, Level::Test);
        }
        for clause in generators {
            self.text(if clause.is_async { " async for " } else { " for " });
            self.expr(&clause.target, Level::Tuple);
            self.text(" in ");
            self.expr(&clause.iter, Level::Test.above());
            for test in &clause.ifs {
                self.text(" if ");
                self.expr(test, Level::Test.above());
            }
        }
        self.text(close);
    }

    fn arguments(&mut self, args: &Arguments) {
        let mut is_first = true;
        let mut comma = |writer: &mut Self| {
            if !std::mem::take(&mut is_first) {
                writer.text(", ");
            }
        };
        let positional = args.posonlyargs.iter().chain(&args.args);
        let count = args.posonlyargs.len() + args.args.len();
        for (index, arg) in positional.enumerate() {
            comma(self);
            self.text(&arg.arg);
            if let Some(default) = (index + args.defaults.len())
                .checked_sub(count)
                .and_then(|index| args.defaults.get(index))
            {
                self.text("=");
                self.expr(default, Level::Test);
            }
            if index + 1 == args.posonlyargs.len() {
                self.text(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            comma(self);
            self.text("*");
            if let Some(vararg) = &args.vararg {
                self.text(&vararg.arg);
            }
        }
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            comma(self);
            self.text(&arg.arg);
            if let Some(default) = default {
                self.text("=");
                self.expr(default, Level::Test);
            }
        }
        if let Some(kwarg) = &args.kwarg {
            comma(self);
            self.text("**");
            self.text(&kwarg.arg);
        }
    }

    fn constant(&mut self, value: &Constant) {
        match value {
            Constant::Ellipsis => self.text("..."),
            // A number beyond the largest float is written as one.
            Constant::Float(number) if number.is_infinite() => self.text("1e309"),
            Constant::Imaginary(number) if number.is_infinite() => self.text("1e309j"),
            _ => self.text(&constant_repr(value)),
        }
    }

    /// An f-string or t-string: quoted as `repr` would its text.
    fn template(&mut self, prefix: &str, values: &[Expr]) {
        let mut body = Writer { out: String::new() };
        body.template_parts(values);
        self.text(prefix);
        self.text(&constant_repr(&Constant::Str(body.out.into())));
    }

    fn template_parts(&mut self, values: &[Expr]) {
        for value in values {
            match &value.node {
                ExprKind::Constant {
                    value: Constant::Str(text),
                    ..
                } => self.text(&text.replace('{', "{{").replace('}', "}}")),
                ExprKind::JoinedStr { values } => self.template_parts(values),
                ExprKind::FormattedValue {
                    value,
                    conversion,
                    format_spec,
                }
                | ExprKind::Interpolation {
                    value,
                    conversion,
                    format_spec,
                    ..
                } => self.field(value, *conversion, format_spec.as_deref()),
                _ => self.expr(value, Level::Atom),
            }
        }
    }

    fn field(&mut self, value: &Expr, conversion: Conversion, format_spec: Option<&Expr>) {
        let mut inner = Writer { out: String::new() };
        inner.expr(value, Level::Test.above());
        self.text(if inner.out.starts_with('{') { "{ " } else { "{" });
        self.text(&inner.out);
        match conversion {
            Conversion::None => {}
            Conversion::Str => self.text("!s"),
            Conversion::Repr => self.text("!r"),
            Conversion::Ascii => self.text("!a"),
        }
        if let Some(format_spec) = format_spec {
            self.text(":");
            self.template_parts(std::slice::from_ref(format_spec));
        }
        self.text("}");
    }
}

/// How tightly what continues a link binds, and the place of the link in it.
fn link_levels(node: &ExprKind) -> (Level, Level) {
    match node {
        ExprKind::BinOp { op, .. } => {
            let own = operator(*op).1;
            let is_power = *op == Operator::Pow;
            (own, if is_power { own.above() } else { own })
        }
        ExprKind::UnaryOp { op, .. } => {
            let own = unary(*op).1;
            (own, own)
        }
        _ => (Level::Atom, Level::Atom),
    }
}

/// How an operator before its operand is written, and how tightly it binds.
fn unary(op: UnaryOp) -> (&'static str, Level) {
    match op {
        UnaryOp::Not => ("not ", Level::Not),
        UnaryOp::Invert => ("~", Level::Factor),
        UnaryOp::UAdd => ("+", Level::Factor),
        UnaryOp::USub => ("-", Level::Factor),
    }
}

/// How an operator is written, and how tightly it binds.
fn operator(op: Operator) -> (&'static str, Level) {
    match op {
        Operator::BitOr => (" | ", Level::BitOr),
        Operator::BitXor => (" ^ ", Level::BitXor),
        Operator::BitAnd => (" & ", Level::BitAnd),
        Operator::LShift => (" << ", Level::Shift),
        Operator::RShift => (" >> ", Level::Shift),
        Operator::Add => (" + ", Level::Sum),
        Operator::Sub => (" - ", Level::Sum),
        Operator::Mult => (" * ", Level::Term),
        Operator::MatMult => (" @ ", Level::Term),
        Operator::Div => (" / ", Level::Term),
        Operator::Mod => (" % ", Level::Term),
        Operator::FloorDiv => (" // ", Level::Term),
        Operator::Pow => (" ** ", Level::Power),
    }
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}
