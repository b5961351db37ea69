//! `reduce`.

use crate::builtins::consume::ask_iterator;
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::iterator::Step;
use crate::objects::outcome::{Answer, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

/// `reduce(function, iterable, initial)`.
pub(super) fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (function, iterable, initial) = (args[0], args[1], args[2]);
    match cx.iterate(iterable) {
        Ok(Answer::Known(iterator)) => go_on(cx, function, iterator, initial),
        Ok(Answer::Script) => ask_iterator(cx, iterable, &ITERATED, 0, &[function, initial]),
        Err(raise) => {
            let exception = cx.take_raised(raise);
            Err(not_iterable(cx, exception))
        }
    }
}

fn not_iterable(cx: &mut Cx, exception: Value) -> Raise {
    match cx.is_instance(exception, Builtin::TypeError) {
        true => cx.type_error("reduce() arg 2 must support iteration"),
        false => cx.raise_value(exception),
    }
}

static ITERATED: Then = Then {
    name: "functools.reduce.iterated",
    resume: |cx, kept, resumed| match resumed {
        Resumed::Value(iterator) => go_on(cx, kept.values[0], iterator, kept.values[1]),
        Resumed::Raised(exception) => Err(not_iterable(cx, exception)),
    },
    catches: true,
};

/// Takes the next item into the total, which is Undef before the first one.
fn go_on(cx: &mut Cx, function: Value, iterator: Value, mut total: Value) -> Result<Outcome, Raise> {
    loop {
        match cx.step(iterator)? {
            Step::Item(item) if total.is_undef() => total = item,
            Step::Item(item) => return cx.call(function, &[total, item], &CALLED, 0, &[function, iterator]),
            Step::Done => return ended(cx, total),
            Step::Script => return cx.next(iterator, &STEPPED, 0, &[function, iterator, total]),
        }
    }
}

fn ended(cx: &mut Cx, total: Value) -> Result<Outcome, Raise> {
    match total.defined() {
        Some(total) => done(total),
        None => Err(cx.type_error("reduce() of empty iterable with no initial value")),
    }
}

/// The function gave a new total.
static CALLED: Then = Then {
    name: "functools.reduce.called",
    resume: |cx, kept, resumed| go_on(cx, kept.values[0], kept.values[1], resumed.value()),
    catches: false,
};

/// The iterator gave an item, or ended.
static STEPPED: Then = Then {
    name: "functools.reduce.stepped",
    resume: |cx, kept, resumed| {
        let (function, iterator, total) = (kept.values[0], kept.values[1], kept.values[2]);
        match (resumed.value().defined(), total.defined()) {
            (None, _) => ended(cx, total),
            (Some(item), None) => go_on(cx, function, iterator, item),
            (Some(item), Some(total)) => cx.call(function, &[total, item], &CALLED, 0, &[function, iterator]),
        }
    },
    catches: false,
};
