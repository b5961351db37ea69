//! Counting items into a dict, under `collections.Counter`.

use crate::builtins::consume::{Consumer, Taken, consume, resume};
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::Value;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};

pub(super) const FUNCTIONS: &[NativeRow] = functions! {
    /// Add how often each item occurs to a dict. `rest(mapping, item, iterator)` goes on where script code
    /// must hash, compare or add.
    "_count_into(mapping, iterable, rest, /)" => count_into,
};

fn count_into(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if !args[0].is_kind::<Dict>() {
        return Err(cx.type_error("items are counted into a dict"));
    }
    consume::<Count>(cx, args[1], &[args[0], args[2]])
}

/// Counts items; kept are the dict and the function for the rest.
struct Count;

static COUNT: Then = Then {
    name: "collections.count",
    resume: resume::<Count>,
    catches: false,
};

impl Consumer for Count {
    const THEN: &'static Then = &COUNT;

    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        let dict = kept[1].as_gc::<Dict>().expect("items are counted into a dict");
        if let Answer::Known(hash) = cx.hash_of(item)?
            && let Answer::Known((_, found)) = cx.dict_find_hashed(dict, hash, item)?
        {
            let one = Value::small_int(1);
            let Some(position) = found else {
                cx.dict_insert(dict, hash, item, one)?;
                return Ok(Taken::More);
            };
            let count = cx.heap[dict]
                .entry(position)
                .map_or(Value::NONE, |entry| entry.value);
            let sum = match Value::add_inline(count, one) {
                Some(sum) => Answer::Known(sum),
                None => cx.binary(BinaryOperator::Add, count, one)?,
            };
            if let Answer::Known(sum) = sum
                && !sum.is(Value::NOT_IMPLEMENTED)
            {
                cx.heap[dict].set_value(position, sum);
                return Ok(Taken::More);
            }
        }
        let rest = cx.tail_call(kept[2], &[kept[1], item, kept[0]])?;
        Ok(Taken::Enough(rest))
    }

    fn finish(_cx: &mut Cx, _kept: &[Value]) -> Result<Outcome, Raise> {
        done(Value::NONE)
    }
}
