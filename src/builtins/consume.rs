//! Walking any iterable from a native: built-in iterators at once, generators and script iterators through
//! the vm, with what is done so far kept as values.

use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::iterator::Step;
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then};

/// How many values a consumer can keep, its iterator included.
const MOST_KEPT: usize = 8;
/// How many items are taken before the machine has a say again, which may want to stop or to collect garbage.
const AT_ONCE: usize = 1 << 16;
/// The state of a consumer that waits for `iter(iterable)`.
const BEGIN: u32 = 0;
/// The state of a consumer that waits for an item.
const RUN: u32 = 1;
/// The state of a consumer that waits for the iterator of what it keeps first, which is then asked for its length.
const BEGIN_WITH_LENGTH: u32 = 2;

/// Something that takes the items of an iterable one by one. `kept[0]` is the iterator; the others are the
/// consumer's own and may be changed.
pub(crate) trait Consumer {
    /// The continuation, whose `resume` is [`resume::<Self>`](resume).
    const THEN: &'static Then;

    /// Takes an item.
    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise>;

    /// There are no more items.
    fn finish(cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise>;
}

/// What a consumer says after an item.
pub(crate) enum Taken {
    /// The next one, please.
    More,
    /// This is the outcome; the rest of the iterator is left alone.
    Enough(Outcome),
}

/// Begins to feed the items of `iterable` to a consumer that keeps `kept`.
pub(crate) fn consume<C: Consumer>(cx: &mut Cx, iterable: Value, kept: &[Value]) -> Result<Outcome, Raise> {
    match cx.iterate(iterable)? {
        Answer::Known(iterator) => {
            let mut all = Held::new(iterator);
            all.extend(kept);
            run::<C>(cx, all)
        }
        Answer::Script => ask_iterator(cx, iterable, C::THEN, BEGIN, kept),
    }
}

/// The items of what becomes a list, where no script code has a say.
pub(crate) fn collected(cx: &mut Cx, iterable: Value) -> Result<Answer<Vec<Value>>, Raise> {
    match cx.says_length(iterable) {
        true => Ok(Answer::Script),
        false => cx.collect_values(iterable),
    }
}

/// The same for what becomes a list: what says how many items are to come is asked between its iterator and the items.
pub(crate) fn consume_as_list<C: Consumer>(
    cx: &mut Cx,
    iterable: Value,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    if !cx.says_length(iterable) {
        return consume::<C>(cx, iterable, kept);
    }
    let mut all = vec![iterable];
    all.extend(kept);
    ask_iterator(cx, iterable, C::THEN, BEGIN_WITH_LENGTH, &all)
}

/// The `resume` of a consumer's continuation.
pub(crate) fn resume<C: Consumer>(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    if kept.state == BEGIN_WITH_LENGTH {
        cx.request.prelude = "check_length";
        let asked = [kept.values[0], value];
        return cx.ask(
            Outcome::Prelude,
            Value::NONE,
            &asked,
            Some(C::THEN),
            BEGIN,
            &kept.values[1..],
        );
    }
    if kept.state == BEGIN {
        let mut all = Held::new(value);
        all.extend(kept.values);
        return run::<C>(cx, all);
    }
    if value.is_undef() {
        return C::finish(cx, kept.values);
    }
    let mut all = Held::new(kept.values[0]);
    all.extend(&kept.values[1..]);
    match C::take(cx, all.as_mut(), value)? {
        Taken::More => run::<C>(cx, all),
        Taken::Enough(outcome) => Ok(outcome),
    }
}

fn run<C: Consumer>(cx: &mut Cx, mut kept: Held) -> Result<Outcome, Raise> {
    let iterator = kept.values[0];
    let mut count = 0usize;
    loop {
        match cx.step(iterator)? {
            Step::Item(item) => match C::take(cx, kept.as_mut(), item)? {
                Taken::More => {}
                Taken::Enough(outcome) => return Ok(outcome),
            },
            Step::Done => {
                cx.charge_fuel(count);
                return C::finish(cx, kept.as_mut());
            }
            Step::Script => {
                cx.charge_fuel(count);
                return cx.next(iterator, C::THEN, RUN, kept.as_mut());
            }
        }
        count += 1;
        if count == AT_ONCE {
            cx.charge_fuel(count);
            return cx.next(iterator, C::THEN, RUN, kept.as_mut());
        }
    }
}

/// Kept values, without a heap allocation for each item.
struct Held {
    values: [Value; MOST_KEPT],
    length: usize,
}

impl Held {
    fn new(first: Value) -> Held {
        let mut values = [Value::UNDEF; MOST_KEPT];
        values[0] = first;
        Held { values, length: 1 }
    }

    fn extend(&mut self, more: &[Value]) {
        self.values[self.length..self.length + more.len()].copy_from_slice(more);
        self.length += more.len();
    }

    fn as_mut(&mut self) -> &mut [Value] {
        &mut self.values[..self.length]
    }
}

/// Calls `iter(iterable)`.
pub(crate) fn ask_iterator(
    cx: &mut Cx,
    iterable: Value,
    then: &'static Then,
    state: u32,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    let iter = iter_function(cx);
    cx.call(iter, &[iterable], then, state, kept)
}

/// The built-in function `iter`, whatever the script made of its name.
fn iter_function(cx: &mut Cx) -> Value {
    match cx.registered("builtins.iter") {
        Some(function) => function,
        None => {
            let function = cx.new_native(&super::iterables::ITER, Value::UNDEF);
            cx.register("builtins.iter", function);
            function
        }
    }
}

/// Makes iterators of several iterables, then goes on with them.
pub(crate) trait IterateAll {
    /// The continuation, whose `resume` is [`resume_all::<Self>`](resume_all).
    const THEN: &'static Then;

    /// All are iterators now. `kept` is what was given to [`iterate_all`].
    fn finish(cx: &mut Cx, kept: &[Value], iterators: &[Value]) -> Result<Outcome, Raise>;
}

/// How many values `IterateAll` keeps besides the iterators.
const KEPT_BESIDES: usize = 2;

/// Calls `iter` on each of `iterables`, in order.
pub(crate) fn iterate_all<I: IterateAll>(
    cx: &mut Cx,
    kept: [Value; KEPT_BESIDES],
    iterables: &[Value],
) -> Result<Outcome, Raise> {
    let mut values = kept.to_vec();
    values.extend_from_slice(iterables);
    iterate_from::<I>(cx, values, KEPT_BESIDES)
}

fn iterate_from<I: IterateAll>(cx: &mut Cx, mut values: Vec<Value>, from: usize) -> Result<Outcome, Raise> {
    for position in from..values.len() {
        match cx.iterate(values[position])? {
            Answer::Known(iterator) => values[position] = iterator,
            Answer::Script => {
                return ask_iterator(cx, values[position], I::THEN, position as u32, &values);
            }
        }
    }
    let (kept, iterators) = values.split_at(KEPT_BESIDES);
    I::finish(cx, kept, iterators)
}

/// The `resume` of an [`IterateAll`]'s continuation.
pub(crate) fn resume_all<I: IterateAll>(
    cx: &mut Cx,
    kept: Kept<'_>,
    resumed: Resumed,
) -> Result<Outcome, Raise> {
    let mut values = kept.values.to_vec();
    let position = kept.state as usize;
    values[position] = resumed.value();
    iterate_from::<I>(cx, values, position + 1)
}
