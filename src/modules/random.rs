//! `_random`: the Mersenne Twister under the module `random`.

use crate::builtins::types::operators::hash_number;
use crate::heap::{Gc, Header, Tracer, Value};
use crate::modules::new_native_class;
use crate::modules::table::ModuleRow;
use crate::native::convert::{Wanted, again, argument, ask};
use crate::native::methods;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::kernel::integer::IntRef;
use crate::objects::kernel::random::Random;
use crate::objects::native::NativeRow;
use crate::objects::numeric::Number;
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::types::Builtin;

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "_random",
    doc: "Module implements the Mersenne Twister random number generator.",
    functions: &[],
    install: Some(install),
};

/// The state of a `Random` object.
struct Generator(Random);

impl OpaqueState for Generator {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}

    fn external_bytes(&self) -> usize {
        624 * 4
    }
}

const METHODS: &[NativeRow] = methods! {
    /// Create a generator, seeded with the first argument.
    static "__new__(cls, /, *args, **kwargs)" => new,
    /// Take part in making an instance of a subclass; the arguments are those of `seed`.
    "__init__(self, /, *args, **kwargs)" => init,
    /// Start again from a seed: an int, None for an unpredictable one, or anything hashable.
    "seed(self, n=None, /)" => seed,
    /// The next random number in the interval [0, 1).
    "random(self, /)" => random,
    /// An int of k random bits.
    "getrandbits(self, k, /)" => getrandbits,
    /// The state, as a tuple of 625 ints.
    "getstate(self, /)" => getstate,
    /// Go back to a state that getstate() gave.
    "setstate(self, state, /)" => setstate,
    /// A random int below n, drawn as randrange() draws it.
    "_randbelow(self, n, /)" => randbelow,
};

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let doc = "Random() -> create a random number generator with its own internal state.";
    let class = new_native_class(cx, "_random", "Random", doc, Builtin::Object, METHODS, &[]);
    cx.set_name(namespace, "Random", class.value());
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(class): Option<Gc<Class>> = cx.as_class(args[0]) else {
        return Err(cx.type_error("Random.__new__(X): X is not a type object"));
    };
    let seed = args.get(2).copied().unwrap_or(Value::NONE);
    // What has no number or text is seeded by `seed`, which may ask for its hash.
    let generator = match seeded(cx, seed)? {
        Some(generator) => generator,
        None => Random::from_integer(IntRef::Small(0)),
    };
    let shape = cx.instance_shape(class);
    let object = Opaque {
        header: Header::new(shape),
        state: Box::new(Generator(generator)),
    };
    let has_dict = cx.heap[class].flags.has_dict;
    done(if has_dict {
        cx.heap.alloc_extended(object, Value::UNDEF).value()
    } else {
        cx.heap.alloc(object).value()
    })
}

fn init(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

/// A generator from a seed; `None` when it must be hashed first.
fn seeded(cx: &mut Cx, seed: Value) -> Result<Option<Random>, Raise> {
    if seed.is_none() {
        let mut bytes = [0; 32];
        let filled = match &mut cx.host.entropy {
            Some(entropy) => entropy.fill(&mut bytes).is_ok(),
            None => {
                return Err(cx.runtime_error("this machine has no source of randomness: seed with a number"));
            }
        };
        if !filled {
            return Err(cx.raise(Builtin::OSError, "the system's source of randomness failed"));
        }
        return Ok(Some(Random::from_bytes(&bytes)));
    }
    if let Some(text) = cx.as_str(seed) {
        return Ok(Some(Random::from_text(text)));
    }
    if let Some(bytes) = cx.as_bytes(seed) {
        return Ok(Some(Random::from_bytes(bytes)));
    }
    Ok(match cx.number(seed) {
        Some(Number::Int(int)) => Some(Random::from_integer(int)),
        Some(_) => hash_number(cx, seed).map(Random::from_hash),
        None => None,
    })
}

/// The generator of the receiver.
fn generator(cx: &mut Cx, value: Value) -> Result<&mut Random, Raise> {
    let is_one = value
        .as_gc::<Opaque>()
        .is_some_and(|opaque| cx.heap[opaque].state::<Generator>().is_some());
    if !is_one {
        let message = format!("a Random object is required, not '{}'", cx.type_name(value));
        return Err(cx.type_error(message));
    }
    let opaque = value.as_gc::<Opaque>().expect("it was one above");
    let state = cx.heap[opaque]
        .state_mut::<Generator>()
        .expect("it was one above");
    Ok(&mut state.0)
}

fn seed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let random = match seeded(cx, args[1])? {
        Some(random) => random,
        None => match cx.hash_of(args[1])? {
            Answer::Known(hash) => Random::from_hash(hash as i64),
            Answer::Script => return ask(cx, Wanted::Hash, args, 1, again!(seed)),
        },
    };
    *generator(cx, args[0])? = random;
    done(Value::NONE)
}

fn random(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(generator(cx, args[0])?.random())
}

fn getrandbits(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let count = argument!(cx, args[1], Index, as_size, getrandbits);
    if count > 64 {
        cx.check_result_bits(count as u64)?;
    }
    let bits = generator(cx, args[0])?.random_bits(count);
    let bits = cx.kernel(bits)?;
    done(cx.new_integer(bits))
}

fn randbelow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let limit = match cx.as_i64(args[1]) {
        Some(limit) if limit > 0 => limit,
        _ => return randbelow_big(cx, args),
    };
    let number = generator(cx, args[0])?.below(limit as u64);
    done(cx.new_int(number as i64))
}

/// A random int below one of more than 63 bits.
fn randbelow_big(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let limit = match cx.as_bigint(args[1]) {
        Some(limit) if limit.sign() == num_bigint::Sign::Plus => limit,
        _ => return Err(cx.value_error("n must be a positive int")),
    };
    let bits = limit.bits() as i64;
    loop {
        let number = generator(cx, args[0])?.random_bits(bits);
        let number = cx.kernel(number)?.into_bigint();
        if number < limit {
            return done(cx.new_bigint(number));
        }
    }
}

fn getstate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let words = generator(cx, args[0])?.state();
    let words: Vec<Value> = words
        .into_iter()
        .map(|word| Value::small_int(i64::from(word)))
        .collect();
    done(cx.new_tuple(&words))
}

fn setstate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(items) = cx.as_tuple(args[1]).map(<[Value]>::to_vec) else {
        return Err(cx.type_error("state vector must be a tuple"));
    };
    if items.len() != 625 {
        return Err(cx.value_error("state vector is the wrong size"));
    }
    let mut words = Vec::with_capacity(items.len());
    for item in items {
        match cx.as_i64(item).and_then(|word| u32::try_from(word).ok()) {
            Some(word) => words.push(word),
            None => return Err(cx.value_error("state vector must hold ints of 32 bits")),
        }
    }
    let random = Random::from_state(&words);
    let random = cx.kernel(random)?;
    *generator(cx, args[0])? = random;
    done(Value::NONE)
}
