//! Expressions.

use crate::ast::*;
use crate::number;

use super::statement::Asyncness;
use super::target::Purpose;
use super::{Builder, describe};

/// One argument of a call, before its order is checked.
pub(crate) enum Argument {
    Positional(Expr),
    /// A generator expression without parentheses of its own.
    Generator(Expr, Vec<Comprehension>, Span),
    Keyword {
        /// What stands before `=`, and where that ends.
        name: Expr,
        equal_end: u32,
        value: Expr,
        span: Span,
    },
    Star(Expr),
    DoubleStar(Expr, Span),
}

/// The arguments of a call or of a class definition.
#[derive(Default)]
pub(crate) struct CallArguments {
    pub args: Vec<Expr>,
    pub keywords: Vec<Keyword>,
    /// Where a generator expression without parentheses of its own stands: in a call only.
    pub bare_generator: Option<Span>,
}

impl Builder<'_> {
    pub fn name_load(&mut self, l: u32, r: u32) -> Expr {
        let id = self.name(l, r);
        self.expr(
            l,
            ExprKind::Name {
                id,
                ctx: ExprContext::Load,
            },
            r,
        )
    }

    pub fn constant(&mut self, l: u32, value: Constant, r: u32) -> Expr {
        self.expr(l, ExprKind::constant(value), r)
    }

    pub fn number(&mut self, l: u32, r: u32) -> Expr {
        if let Some(message) = number::run_together(self.text, l as usize, r as usize) {
            let last = Span::new(r - 1, r - 1);
            self.warn(last, message.clone(), message);
        }
        let value = number::value(self.text(Span::new(l, r)));
        self.constant(l, value, r)
    }

    pub fn tuple(&mut self, l: u32, elts: Vec<Expr>, r: u32) -> Expr {
        self.expr(
            l,
            ExprKind::Tuple {
                elts,
                ctx: ExprContext::Load,
            },
            r,
        )
    }

    /// A tuple of which the comma after the first element has been seen.
    pub fn tuple_of(&mut self, l: u32, first: Expr, rest: Option<Vec<Expr>>, r: u32) -> Expr {
        let mut elts = rest.unwrap_or_default();
        elts.insert(0, first);
        self.tuple(l, elts, r)
    }

    pub fn list(&mut self, l: u32, elts: Vec<Expr>, r: u32) -> Expr {
        self.expr(
            l,
            ExprKind::List {
                elts,
                ctx: ExprContext::Load,
            },
            r,
        )
    }

    pub fn set(&mut self, l: u32, elts: Vec<Expr>, r: u32) -> Expr {
        self.expr(l, ExprKind::Set { elts }, r)
    }

    pub fn dict(&mut self, l: u32, items: Vec<DictItem>, r: u32) -> Expr {
        self.expr(l, ExprKind::Dict { items }, r)
    }

    /// A parenthesised expression is that expression.
    pub fn group(&mut self, value: Expr) -> Expr {
        if let ExprKind::Starred { .. } = value.node {
            self.fail(value.span, "cannot use starred expression here");
        }
        value
    }

    pub fn starred(&mut self, l: u32, value: Expr, r: u32) -> Expr {
        self.expr(
            l,
            ExprKind::Starred {
                value: value.into(),
                ctx: ExprContext::Load,
            },
            r,
        )
    }

    pub fn named_expression(&mut self, l: u32, target: Expr, value: Expr, r: u32) -> Expr {
        let target = match target.node {
            ExprKind::Name { .. } => self.assignable(target, Purpose::Assign),
            _ => {
                let message = format!("cannot use assignment expressions with {}", describe(&target));
                self.fail(target.span, message);
                target
            }
        };
        self.expr(
            l,
            ExprKind::NamedExpr {
                target: target.into(),
                value: value.into(),
            },
            r,
        )
    }

    pub fn yield_from(&mut self, l: u32, value: Expr, r: u32) -> Expr {
        self.expr(l, ExprKind::YieldFrom { value: value.into() }, r)
    }

    pub fn yield_expression(&mut self, l: u32, value: Option<Expr>, r: u32) -> Expr {
        self.expr(
            l,
            ExprKind::Yield {
                value: value.map(Box::new),
            },
            r,
        )
    }

    pub fn await_expression(&mut self, l: u32, value: Expr, r: u32) -> Expr {
        self.expr(l, ExprKind::Await { value: value.into() }, r)
    }

    pub fn conditional(&mut self, l: u32, body: Expr, test: Expr, orelse: Expr, r: u32) -> Expr {
        let node = ExprKind::IfExp {
            test: test.into(),
            body: body.into(),
            orelse: orelse.into(),
        };
        self.expr(l, node, r)
    }

    pub fn lambda(&mut self, l: u32, args: Option<Arguments>, body: Expr, r: u32) -> Expr {
        let args = args.unwrap_or_default().into();
        self.expr(
            l,
            ExprKind::Lambda {
                args,
                body: body.into(),
            },
            r,
        )
    }

    pub fn bool_op(&mut self, l: u32, op: BoolOp, first: Expr, rest: Vec<Expr>, r: u32) -> Expr {
        let mut values = rest;
        values.insert(0, first);
        self.expr(l, ExprKind::BoolOp { op, values }, r)
    }

    pub fn unary(&mut self, l: u32, op: UnaryOp, operand: Expr, r: u32) -> Expr {
        self.expr(
            l,
            ExprKind::UnaryOp {
                op,
                operand: operand.into(),
            },
            r,
        )
    }

    pub fn binary(&mut self, l: u32, left: Expr, op: Operator, right: Expr, r: u32) -> Expr {
        self.expr(
            l,
            ExprKind::BinOp {
                left: left.into(),
                op,
                right: right.into(),
            },
            r,
        )
    }

    pub fn comparison(&mut self, l: u32, left: Expr, comparisons: Vec<(CmpOp, Expr)>, r: u32) -> Expr {
        self.expr(
            l,
            ExprKind::Compare {
                left: left.into(),
                comparisons,
            },
            r,
        )
    }

    pub fn attribute(&mut self, l: u32, value: Expr, attr: Name, r: u32) -> Expr {
        self.expr(
            l,
            ExprKind::Attribute {
                value: value.into(),
                attr,
                ctx: ExprContext::Load,
            },
            r,
        )
    }

    pub fn subscript(&mut self, l: u32, value: Expr, slice: Expr, r: u32) -> Expr {
        let node = ExprKind::Subscript {
            value: value.into(),
            slice: slice.into(),
            ctx: ExprContext::Load,
        };
        self.expr(l, node, r)
    }

    /// `a[*b]` has a tuple for its index.
    pub fn single_slice(&mut self, slice: Expr) -> Expr {
        let Span { start, end } = slice.span;
        match slice.node {
            ExprKind::Starred { .. } => self.tuple(start, vec![slice], end),
            _ => slice,
        }
    }

    pub fn slice(
        &mut self,
        l: u32,
        lower: Option<Expr>,
        upper: Option<Expr>,
        step: Option<Expr>,
        r: u32,
    ) -> Expr {
        let [lower, upper, step] = [lower, upper, step].map(|part| part.map(Box::new));
        self.expr(l, ExprKind::Slice { lower, upper, step }, r)
    }

    pub fn comprehension(
        &mut self,
        asyncness: Asyncness,
        target: Expr,
        iter: Expr,
        ifs: Vec<Expr>,
    ) -> Comprehension {
        let target = self.assignable(target, Purpose::Assign);
        Comprehension {
            target,
            iter,
            ifs,
            is_async: asyncness == Asyncness::Async,
        }
    }

    pub fn generator_expression(
        &mut self,
        l: u32,
        elt: Expr,
        generators: Vec<Comprehension>,
        r: u32,
    ) -> Expr {
        let elt = self.comprehension_element(elt);
        self.expr(l, ExprKind::GeneratorExp { elt, generators }, r)
    }

    pub fn list_comprehension(&mut self, l: u32, elt: Expr, generators: Vec<Comprehension>, r: u32) -> Expr {
        let elt = self.comprehension_element(elt);
        self.expr(l, ExprKind::ListComp { elt, generators }, r)
    }

    pub fn set_comprehension(&mut self, l: u32, elt: Expr, generators: Vec<Comprehension>, r: u32) -> Expr {
        let elt = self.comprehension_element(elt);
        self.expr(l, ExprKind::SetComp { elt, generators }, r)
    }

    pub fn dict_comprehension(
        &mut self,
        l: u32,
        item: DictItem,
        generators: Vec<Comprehension>,
        r: u32,
    ) -> Expr {
        let value = Box::new(item.value);
        let Some(key) = item.key else {
            let stars = Span::new(l + 1, value.span.start);
            let offset = self.text(stars).find("**").unwrap_or(0) as u32;
            let at = Span::new(stars.start + offset, stars.start + offset + 2);
            self.fail(at, "dict unpacking cannot be used in dict comprehension");
            return *value;
        };
        self.expr(
            l,
            ExprKind::DictComp {
                key: key.into(),
                value,
                generators,
            },
            r,
        )
    }

    fn comprehension_element(&mut self, elt: Expr) -> Box<Expr> {
        if let ExprKind::Starred { .. } = elt.node {
            self.fail(elt.span, "iterable unpacking cannot be used in comprehension");
        }
        elt.into()
    }

    pub fn call(&mut self, l: u32, func: Expr, arguments: CallArguments, r: u32) -> Expr {
        let CallArguments { args, keywords, .. } = arguments;
        self.expr(
            l,
            ExprKind::Call {
                func: func.into(),
                args,
                keywords,
            },
            r,
        )
    }

    /// Sorts arguments into positional ones and keywords; `l..r` includes the parentheses, `comma` is
    /// the place of a trailing comma.
    pub fn call_arguments(
        &mut self,
        l: u32,
        arguments: Vec<Argument>,
        comma: Option<u32>,
        r: u32,
    ) -> CallArguments {
        let is_alone = arguments.len() == 1 && comma.is_none();
        let mut sorted = CallArguments::default();
        let closing = Span::new(r - 1, r);
        let mut unpacks_keywords = false;
        for argument in arguments {
            match argument {
                Argument::Positional(value) => {
                    if unpacks_keywords {
                        self.fail(closing, "positional argument follows keyword argument unpacking");
                    } else if !sorted.keywords.is_empty() {
                        self.fail(closing, "positional argument follows keyword argument");
                    }
                    sorted.args.push(value);
                }
                Argument::Generator(elt, generators, span) => {
                    if !is_alone {
                        self.fail(span, "Generator expression must be parenthesized");
                    }
                    sorted.bare_generator = Some(span);
                    let generator = self.generator_expression(l, elt, generators, r);
                    sorted.args.push(generator);
                }
                Argument::Star(value) => {
                    if unpacks_keywords {
                        let comma = self.text[..value.span.start as usize].rfind(',');
                        let start = comma.map_or(value.span.start, |comma| comma as u32);
                        let star = Span::new(start, value.span.end);
                        let message = "iterable argument unpacking follows keyword argument unpacking";
                        self.fail(star, message);
                    }
                    sorted.args.push(value);
                }
                Argument::Keyword {
                    name,
                    equal_end,
                    value,
                    span,
                } => {
                    let arg = self.keyword_name(name, Span::new(span.start, equal_end));
                    sorted.keywords.push(Keyword { arg, value, span });
                }
                Argument::DoubleStar(value, span) => {
                    unpacks_keywords = true;
                    sorted.keywords.push(Keyword {
                        arg: None,
                        value,
                        span,
                    });
                }
            }
        }
        sorted
    }

    fn keyword_name(&mut self, name: Expr, up_to_equal: Span) -> Option<Name> {
        match name.node {
            ExprKind::Name { id, .. } => return Some(id),
            ExprKind::Constant {
                value: Constant::None | Constant::True | Constant::False,
                ..
            } => {
                self.fail(up_to_equal, format!("cannot assign to {}", describe(&name)));
            }
            _ => {
                let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                self.fail(up_to_equal, message);
            }
        }
        None
    }
}
