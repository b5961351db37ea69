//! Going on with an iterator of itertools where script code must be asked.

use crate::builtins::consume::ask_iterator;
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::iterator::{Iterator, IteratorState};
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::Tuple;
use crate::objects::tool::{Need, Tool};
use crate::objects::types::Builtin;
use crate::vm::operators;

/// `__next__`.
pub(super) fn next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let iterator = args[0].as_gc::<Iterator>();
    let Some(iterator) = iterator.filter(|iterator| {
        matches!(
            cx.heap[*iterator].state,
            IteratorState::Tool(_) | IteratorState::Done
        )
    }) else {
        let name = cx.type_name(args[0]).to_owned();
        let message =
            format!("descriptor '__next__' requires an iterator of itertools but received a '{name}'");
        return Err(cx.type_error(message));
    };
    let need = cx.tool_begin(iterator)?;
    go_on(cx, iterator, need)
}

/// Answers what Rust can, and asks the vm for the rest.
fn go_on(cx: &mut Cx, iterator: Gc<Iterator>, need: Need) -> Result<Outcome, Raise> {
    let need = cx.tool_run(iterator, need)?;
    let this = iterator.value();
    match need {
        Need::Item(item) => done(item),
        Need::Done => Err(cx.raise_with(Builtin::StopIteration, &[])),
        Need::Source(source) => {
            set_tee_running(cx, iterator, true);
            let last = pairwise_last(cx, iterator).map_or(Value::UNDEF, |last| *last);
            cx.next(source, &FED, 0, &[this, last])
        }
        Need::Iterator(value) => ask_iterator(cx, value, &ITERATED, 0, &[this]),
        Need::Call {
            function,
            item,
            total,
        } => match total.defined() {
            Some(total) => cx.call(function, &[total, item], &GOT, 0, &[this, item]),
            None => cx.call(function, &[item], &GOT, 0, &[this, item]),
        },
        Need::CallWith { function, arguments } => {
            if let Some(tuple) = arguments.as_gc::<Tuple>()
                && cx.is_exact(arguments, Builtin::Tuple)
            {
                let arguments = cx.heap.tail(tuple).to_vec();
                return cx.tail_call(function, &arguments);
            }
            let class = cx.types.get(Builtin::Tuple).value();
            cx.call(class, &[arguments], &SPREAD, 0, &[function])
        }
        Need::Truth { value, item } => {
            let class = cx.types.get(Builtin::Bool).value();
            cx.call(class, &[value], &JUDGED, 0, &[this, item])
        }
        Need::Equal(left, right) => {
            cx.request.prelude = "is_equal";
            let kept = [this, Value::UNDEF];
            cx.ask(
                Outcome::Prelude,
                Value::NONE,
                &[left, right],
                Some(&EQUAL),
                0,
                &kept,
            )
        }
        Need::Sum(left, right) => {
            let add = cx.new_native(&ADD, Value::UNDEF);
            cx.call(add, &[left, right], &GOT, 0, &[this, Value::UNDEF])
        }
    }
}

static ADD: NativeRow = NativeRow::new(
    "add(a, b, /)",
    "Same as a + b.",
    |cx, args| operators::binary(cx, BinaryOperator::Add, args[0], args[1], false),
    Binding::StaticMethod,
);

fn iterator_of(kept: &Kept<'_>) -> Gc<Iterator> {
    let iterator = kept.values[0].as_gc();
    iterator.expect("only iterators of itertools wait here")
}

/// A source was asked for an item.
static FED: Then = Then {
    name: "itertools.fed",
    resume: |cx, kept, resumed| {
        let iterator = iterator_of(&kept);
        set_tee_running(cx, iterator, false);
        if let Some(last) = pairwise_last(cx, iterator) {
            *last = kept.values[1];
        }
        match resumed {
            Resumed::Value(item) => {
                let need = cx.tool_fed(iterator, item)?;
                go_on(cx, iterator, need)
            }
            Resumed::Raised(exception) => failed(cx, iterator, exception),
        }
    },
    catches: true,
};

/// A chain's next iterable was asked for its iterator.
static ITERATED: Then = Then {
    name: "itertools.iterated",
    resume: |cx, kept, resumed| {
        let iterator = iterator_of(&kept);
        match resumed {
            Resumed::Value(active) => {
                let need = cx.tool_fed_iterator(iterator, active)?;
                go_on(cx, iterator, need)
            }
            Resumed::Raised(exception) => failed(cx, iterator, exception),
        }
    },
    catches: true,
};

fn failed(cx: &mut Cx, iterator: Gc<Iterator>, exception: Value) -> Result<Outcome, Raise> {
    cx.tool_failed(iterator);
    Err(cx.raise_value(exception))
}

/// A function was called, or a sum made.
static GOT: Then = Then {
    name: "itertools.got",
    resume: |cx, kept, resumed| {
        let iterator = iterator_of(&kept);
        let need = cx.tool_got(iterator, kept.values[1], resumed.value())?;
        go_on(cx, iterator, need)
    },
    catches: false,
};

/// The arguments of a starmap's call were made a tuple.
static SPREAD: Then = Then {
    name: "itertools.spread",
    resume: |cx, kept, resumed| {
        let arguments = cx.as_tuple(resumed.value()).unwrap_or(&[]).to_vec();
        cx.tail_call(kept.values[0], &arguments)
    },
    catches: false,
};

/// `bool()` was called.
static JUDGED: Then = Then {
    name: "itertools.judged",
    resume: judged,
    catches: false,
};

/// Two keys were compared: what that gave may itself have to be asked whether it is true.
static EQUAL: Then = Then {
    name: "itertools.equal",
    resume: |cx, kept, resumed| match cx.truth(resumed.value())? {
        Answer::Known(_) => judged(cx, kept, resumed),
        Answer::Script => {
            let class = cx.types.get(Builtin::Bool).value();
            cx.call(class, &[resumed.value()], &JUDGED, 0, kept.values)
        }
    },
    catches: false,
};

fn judged(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let iterator = iterator_of(&kept);
    let is_true = matches!(cx.truth(resumed.value())?, Answer::Known(true));
    let need = cx.tool_judged(iterator, kept.values[1], is_true)?;
    go_on(cx, iterator, need)
}

/// The first item of the next pair: the one that was there when the source was asked, even if the source has asked the
/// same iterator meanwhile.
fn pairwise_last(cx: &mut Cx, iterator: Gc<Iterator>) -> Option<&mut Value> {
    match cx.tool(iterator) {
        Some(Tool::Pairwise { last, .. }) => Some(last),
        _ => None,
    }
}

/// Notes that the source of a tee is being asked: it is not entered again meanwhile.
fn set_tee_running(cx: &mut Cx, iterator: Gc<Iterator>, is_running: bool) {
    if let Some(Tool::Tee { shared, .. }) = cx.tool(iterator) {
        let shared = *shared;
        cx.heap[shared].items[1] = Value::from_bool(is_running);
    }
}
