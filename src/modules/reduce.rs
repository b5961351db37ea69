//! `_copyreg`: what `copyreg` asks of the machine: which classes are built in, what iterators walk.

use crate::heap::{Header, Value};
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::dict::ViewPart;
use crate::objects::iterator::{Iterator, IteratorState};
use crate::objects::kinds::Kind;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_copyreg",
    doc: "What copyreg asks of the machine.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Whether a class was made by a class statement or by type().
    "is_made_by_script(cls, /)" => is_made_by_script,
    /// Whether the object is nothing but its attributes.
    "is_plain(obj, /)" => is_plain,
    /// What an iterator of the machine walks: a word for its kind and its parts.
    "iterator_parts(iterator, /)" => iterator_parts,
    /// Another iterator of the machine that stands where this one does.
    "duplicate(iterator, /)" => duplicate,
};

fn is_made_by_script(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(class) = cx.as_class(args[0]) else {
        return Err(cx.type_error("a class was expected"));
    };
    done(cx.heap[class].flags.is_script)
}

fn is_plain(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.class_of(args[0]);
    let class = &cx.heap[class];
    done(class.instance_kind == Kind::Instance)
}

fn part_name(part: ViewPart) -> &'static str {
    match part {
        ViewPart::Keys => "keys",
        ViewPart::Values => "values",
        ViewPart::Items => "items",
    }
}

fn iterator_parts(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(iterator) = args[0].as_gc::<Iterator>() else {
        return done(Value::NONE);
    };
    let size = |value: usize| Value::small_int(i64::try_from(value).unwrap_or(0));
    let mut text = None;
    let (kind, parts) = match &cx.heap[iterator].state {
        IteratorState::Done => ("done", vec![]),
        IteratorState::List { list, index } => ("indexed", vec![list.value(), size(*index)]),
        IteratorState::Tuple { tuple, index } => ("indexed", vec![tuple.value(), size(*index)]),
        IteratorState::Bytes { object, index } => ("indexed", vec![*object, size(*index)]),
        IteratorState::Memory { view, index } => ("indexed", vec![*view, size(*index)]),
        IteratorState::Str { string, position } => {
            text = Some((*string, *position));
            ("indexed", vec![string.value()])
        }
        IteratorState::Sequence { object, index } => ("sequence", vec![*object, size(*index as usize)]),
        IteratorState::ListReversed { list, index } => ("reversed", vec![list.value(), size(*index)]),
        IteratorState::ReversedSequence { object, index } => {
            ("reversed", vec![*object, size((*index + 1).max(0) as usize)])
        }
        IteratorState::Range { next, left, step } => {
            let (next, left, step) = (*next, *left as i64, *step);
            (
                "range",
                vec![cx.new_int(next), cx.new_int(left), cx.new_int(step)],
            )
        }
        IteratorState::BigRange { next, step, left } => ("range", vec![*next, *left, *step]),
        IteratorState::Dict { part, .. } | IteratorState::DictReversed { part, .. } => {
            (part_name(*part), vec![])
        }
        IteratorState::Set { .. } => ("set", vec![]),
        IteratorState::Enumerate { source, count } => ("enumerate", vec![*source, *count]),
        IteratorState::Zip { sources, strict } => ("zip", vec![*sources, Value::from_bool(*strict)]),
        IteratorState::Map { function, sources } => ("map", vec![*function, *sources]),
        IteratorState::Filter { function, source } => ("filter", vec![*function, *source]),
        IteratorState::Callable { function, sentinel } => ("callable", vec![*function, *sentinel]),
        IteratorState::Tool(_) => ("tool", vec![]),
    };
    let mut parts = parts;
    if let Some((string, position)) = text {
        let characters = cx.heap.text(string)[..position].chars().count();
        parts.push(size(characters));
    }
    parts.insert(0, cx.intern(kind).value());
    done(cx.new_tuple(&parts))
}

fn duplicate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(iterator) = args[0].as_gc::<Iterator>() else {
        return Err(cx.type_error("an iterator of the machine was expected"));
    };
    let class = cx.class_of(args[0]);
    let header = Header::new(cx.instance_shape(class));
    let state = cx.heap[iterator].state.clone();
    done(cx.heap.alloc(Iterator { header, state }).value())
}
