//! The functions that `lru_cache` and `cache` make: they keep the results of calls by the calls' arguments.
//!
//! Arguments may hash and compare by script code, which may call the function again or clear the cache. So what was
//! found is used at once, and after each piece of script code the table is asked anew. A result's key is hashed once
//! for each call.

use crate::heap::{Gc, Tracer, Value};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::types::Builtin;
use crate::vm::attribute::get_attribute;
use crate::vm::class_build::{get_dict, set_dict};
use crate::vm::look_up::{Purpose, halves, hash_result, joined, look_up_hashed};

use super::{ClassRow, bind, class_argument, class_of_key, new_object, receiver, state, state_mut};

/// A function whose results are kept.
struct CacheState {
    function: Value,
    /// Whether arguments of different classes are different arguments.
    is_typed: bool,
    limit: Limit,
    /// What makes the answer of `cache_info()`.
    info: Value,
    hits: u64,
    misses: u64,
    /// By key: the result, or its place in `used` when their number is limited.
    results: Gc<Dict>,
    used: Used,
    /// Counts what changes which keys there are, so that a look-up need not be made again.
    changes: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Limit {
    /// Nothing is kept.
    Zero,
    None,
    Some(usize),
}

/// The results of a limited cache in the order of their last use: a ring of entries through the first one, which
/// holds no result.
struct Used {
    entries: Vec<Entry>,
}

#[derive(Clone, Copy)]
struct Entry {
    key: Value,
    hash: u64,
    result: Value,
    older: u32,
    newer: u32,
}

impl Used {
    fn new() -> Used {
        let root = Entry {
            key: Value::UNDEF,
            hash: 0,
            result: Value::UNDEF,
            older: 0,
            newer: 0,
        };
        Used { entries: vec![root] }
    }

    fn unlink(&mut self, place: u32) {
        let Entry { older, newer, .. } = self.entries[place as usize];
        self.entries[older as usize].newer = newer;
        self.entries[newer as usize].older = older;
    }

    fn link_newest(&mut self, place: u32) {
        let newest = self.entries[0].older;
        self.entries[newest as usize].newer = place;
        self.entries[0].older = place;
        let entry = &mut self.entries[place as usize];
        (entry.older, entry.newer) = (newest, 0);
    }

    /// Makes the result at a place the newest one and gives it.
    fn touch(&mut self, place: u32) -> Value {
        self.unlink(place);
        self.link_newest(place);
        self.entries[place as usize].result
    }

    fn oldest(&self) -> u32 {
        self.entries[0].newer
    }
}

impl OpaqueState for CacheState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&[self.function, self.info]);
        tracer.gc(self.results);
        for entry in &self.used.entries {
            tracer.values(&[entry.key, entry.result]);
        }
    }

    fn external_bytes(&self) -> usize {
        size_of::<CacheState>() + self.used.entries.capacity() * size_of::<Entry>()
    }
}

const CLASS: ClassRow = ClassRow {
    name: "_lru_cache_wrapper",
    key: "functools._lru_cache_wrapper",
    doc: "A function that keeps its results.",
    construct: Some(&NativeRow::new(
        "_lru_cache_wrapper(user_function, maxsize, typed, cache_info_type)",
        "A function that keeps its results.",
        construct,
        Binding::StaticMethod,
    )),
    methods: METHODS,
    getsets: getsets! {
        /// dictionary for instance variables
        "__dict__" => get_dict, set_dict;
    },
};

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, user_function, maxsize, typed, cache_info_type)" => new,
    /// Call self as a function.
    "__call__(self, /, *args, **kwargs)" => call,
    /// A method of the instance, as functions give one.
    "__get__(self, instance, owner=None, /)" => bind,
    /// Report cache statistics.
    "cache_info(self)" => cache_info,
    /// Clear the cache and cache statistics.
    "cache_clear(self)" => cache_clear,
    /// The function is the constant of its module.
    "__reduce__(self, /)" => reduce,
    /// The function itself.
    "__copy__(self, /)" => itself,
    /// The function itself.
    "__deepcopy__(self, memo, /)" => itself,
};

/// Divides positional arguments from keywords in a key.
const MARK: &str = "functools.keyword_mark";
const FIND_FUNCTION: &str = "functools.find";

pub(super) fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let class = CLASS.install(cx, true, true);
    cx.set_name(namespace, CLASS.name, class.value());
    let object = cx.types.get(Builtin::Object);
    let mark = cx.new_instance(object).expect("object has no abstract methods");
    cx.register(MARK, mark);
    let find = cx.new_native(&FIND, Value::UNDEF);
    cx.register(FIND_FUNCTION, find);
}

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_key(cx, CLASS.key).value();
    new(cx, &[class, args[0], args[1], args[2], args[3]])
}

/// `(cls, user_function, maxsize, typed, cache_info_type)`.
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args[0], CLASS.key)?;
    let &[_, function, limit, typed, info] = args else {
        unreachable!("the signature has five parameters");
    };
    if !cx.is_callable(function) {
        return Err(cx.type_error("the first argument must be callable"));
    }
    let limit = match limit.is_none() {
        true => Limit::None,
        false if cx.is_instance(limit, Builtin::Int) => match cx.as_i64(limit) {
            Some(limit) if limit <= 0 => Limit::Zero,
            Some(limit) => Limit::Some(limit as usize),
            // Memory ends before such a limit does.
            None => Limit::None,
        },
        false => return Err(cx.type_error("maxsize should be integer or None")),
    };
    let is_typed = matches!(cx.truth(typed)?, Answer::Known(true));
    let results = cx.new_dict();
    let state = CacheState {
        function,
        is_typed,
        limit,
        info,
        hits: 0,
        misses: 0,
        results,
        used: Used::new(),
        changes: 0,
    };
    done(new_object(cx, class, state))
}

fn itself(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0])
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.names.qualname;
    get_attribute(cx, args[0], name)
}

fn cache_info(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let cache = receiver::<CacheState>(cx, args[0])?;
    let &CacheState {
        info,
        hits,
        misses,
        limit,
        results,
        ..
    } = state(cx, cache);
    let size = cx.heap[results].len();
    let limit = match limit {
        Limit::None => Value::NONE,
        Limit::Zero => Value::small_int(0),
        Limit::Some(limit) => cx.new_size(limit),
    };
    let [hits, misses, size] = [hits, misses, size as u64].map(|number| cx.new_size(number as usize));
    cx.tail_call(info, &[hits, misses, limit, size])
}

fn cache_clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let cache = receiver::<CacheState>(cx, args[0])?;
    let state = state_mut::<CacheState>(cx, cache);
    (state.hits, state.misses) = (0, 0);
    state.used = Used::new();
    state.changes += 1;
    let results = state.results;
    cx.heap[results].clear();
    done(Value::NONE)
}

// ---- calls ----

/// A call of the function, by the key of its arguments.
#[derive(Clone, Copy)]
struct Call {
    cache: Gc<Opaque>,
    key: Value,
    /// A tuple of the positional arguments; Undef when the key is the only one.
    args: Value,
    /// A dict, or Undef.
    keywords: Value,
}

/// `(self, **kwargs, *args)`.
fn call(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let cache = receiver::<CacheState>(cx, args[0])?;
    let (keywords, values) = (args[1], &args[2..]);
    let &CacheState {
        limit,
        is_typed,
        results,
        ..
    } = state(cx, cache);
    if limit == Limit::Zero {
        let state = state_mut::<CacheState>(cx, cache);
        state.misses += 1;
        let function = state.function;
        return cx.call_with_keywords(function, values, keywords, None, 0, &[]);
    }
    if let &[key] = values
        && keywords.is_undef()
        && !is_typed
        && (key.is_inline_int() || cx.is_exact(key, Builtin::Str))
    {
        let call = Call {
            cache,
            key,
            args: Value::UNDEF,
            keywords,
        };
        return match cx.dict_find(results, key)? {
            Answer::Known((hash, position)) => call.looked_up(cx, hash, position),
            // A key that is there decides by script code whether it equals this one.
            Answer::Script => call.hashed(cx),
        };
    }
    let args = cx.new_tuple(values);
    let key = key_of(cx, args, keywords, is_typed);
    let call = Call {
        cache,
        key,
        args,
        keywords,
    };
    call.hashed(cx)
}

/// The key of a call: its arguments, with their classes where these count.
fn key_of(cx: &mut Cx, args: Value, keywords: Value, is_typed: bool) -> Value {
    let given: Vec<(Value, Value)> = match keywords.as_gc::<Dict>() {
        Some(dict) => cx.heap[dict]
            .iter()
            .map(|entry| (entry.key, entry.value))
            .collect(),
        None => Vec::new(),
    };
    if given.is_empty() && !is_typed {
        return args;
    }
    let mut key = cx.as_tuple(args).unwrap_or_default().to_vec();
    let positional = key.len();
    if !given.is_empty() {
        key.push(cx.registered(MARK).expect("the mark is made with the module"));
        key.extend(given.iter().flat_map(|(name, value)| [*name, *value]));
    }
    if is_typed {
        for index in 0..positional {
            key.push(cx.class_of(key[index]).value());
        }
        for (_, value) in given {
            key.push(cx.class_of(value).value());
        }
    }
    cx.new_tuple(&key)
}

/// How a key was looked for: script code hears of each time that CPython compares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Compared {
    Natively,
    ByScript,
}

impl Call {
    /// Hashes the key and looks it up.
    fn hashed(self, cx: &mut Cx) -> Result<Outcome, Raise> {
        match cx.hash_of(self.key)? {
            Answer::Known(hash) => self.look_up(cx, hash),
            Answer::Script => {
                cx.request.prelude = "hash_of_nested";
                let kept = self.kept();
                cx.ask(
                    Outcome::Prelude,
                    Value::NONE,
                    &[self.key],
                    Some(&HASHED),
                    0,
                    &kept,
                )
            }
        }
    }

    fn look_up(self, cx: &mut Cx, hash: u64) -> Result<Outcome, Raise> {
        let results = state::<CacheState>(cx, self.cache).results;
        match cx.dict_find_hashed(results, hash, self.key)? {
            Answer::Known((_, position)) => self.looked_up(cx, hash, position),
            Answer::Script => {
                let [high, low] = halves(hash);
                let [cache, key, args, keywords] = self.kept();
                let kept = [cache, key, args, keywords, high, low];
                find(cx, self.cache, self.key, hash, &FOUND, &kept)
            }
        }
    }

    /// The key is at this position of the results, or it is new.
    fn looked_up(self, cx: &mut Cx, hash: u64, position: Option<usize>) -> Result<Outcome, Raise> {
        let results = state::<CacheState>(cx, self.cache).results;
        match position.and_then(|position| cx.heap[results].entry(position)) {
            Some(entry) => {
                let found = entry.value;
                self.hit(cx, found)
            }
            None => self.miss(cx, hash, Compared::Natively),
        }
    }

    /// Gives the result that the table has under the key, or whose place it has.
    fn hit(self, cx: &mut Cx, found: Value) -> Result<Outcome, Raise> {
        let state = state_mut::<CacheState>(cx, self.cache);
        state.hits += 1;
        match state.limit {
            Limit::None => done(found),
            _ => done(state.used.touch(place(found))),
        }
    }

    /// Calls the function.
    fn miss(self, cx: &mut Cx, hash: u64, compared: Compared) -> Result<Outcome, Raise> {
        let state = state_mut::<CacheState>(cx, self.cache);
        state.misses += 1;
        let (function, changes) = (state.function, state.changes);
        let [high, low] = halves(hash);
        let changes = match compared {
            Compared::Natively => Value::small_int(changes as i64),
            Compared::ByScript => Value::NONE,
        };
        let kept = [self.cache.value(), self.key, high, low, changes];
        if self.args.is_undef() {
            return cx.call(function, &[self.key], &CALLED, 0, &kept);
        }
        let args = cx.as_tuple(self.args).unwrap_or_default().to_vec();
        cx.call_with_keywords(function, &args, self.keywords, Some(&CALLED), 0, &kept)
    }

    fn kept(self) -> [Value; 4] {
        [self.cache.value(), self.key, self.args, self.keywords]
    }

    fn resumed(kept: &[Value]) -> Call {
        Call {
            cache: cache_of(kept),
            key: kept[1],
            args: kept[2],
            keywords: kept[3],
        }
    }
}

fn cache_of(kept: &[Value]) -> Gc<Opaque> {
    kept[0].as_gc().expect("the cache is kept first")
}

/// The place among the used results that the table has under a key.
fn place(found: Value) -> u32 {
    found
        .as_inline_int()
        .expect("the table of a limited cache holds places") as u32
}

/// Looks a key up whose equality is script code; the continuation gets what the table has under it, or the table
/// itself, which no script can have stored there.
fn find(
    cx: &mut Cx,
    cache: Gc<Opaque>,
    key: Value,
    hash: u64,
    then: &'static Then,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    let results = state::<CacheState>(cx, cache).results.value();
    let function = cx.registered(FIND_FUNCTION).expect("made with the module");
    let [high, low] = halves(hash);
    cx.call(function, &[results, key, high, low], then, 0, kept)
}

static FIND: NativeRow = NativeRow::new(
    "find(table, key, high, low, /)",
    "What a table has under a key with this hash; the table itself when it has nothing.",
    |cx, args| {
        let hash = joined(args[2], args[3]);
        look_up_hashed(cx, Purpose::Get, args[0], args[1], hash, args[0])
    },
    Binding::StaticMethod,
);

static STORE: NativeRow = NativeRow::new(
    "store(table, key, high, low, value, /)",
    "Bind a key with this hash to a value.",
    |cx, args| {
        let hash = joined(args[2], args[3]);
        look_up_hashed(cx, Purpose::SetItem, args[0], args[1], hash, args[4])
    },
    Binding::StaticMethod,
);

static HASHED: Then = Then {
    name: "functools.cache.hashed",
    resume: |cx, kept, resumed| {
        let hash = hash_result(cx, resumed.value())?;
        Call::resumed(kept.values).look_up(cx, hash)
    },
    catches: false,
};

static FOUND: Then = Then {
    name: "functools.cache.found",
    resume: |cx, kept, resumed| {
        let call = Call::resumed(kept.values);
        let found = resumed.value();
        match found.is(state::<CacheState>(cx, call.cache).results.value()) {
            true => call.miss(cx, joined(kept.values[4], kept.values[5]), Compared::ByScript),
            false => call.hit(cx, found),
        }
    },
    catches: false,
};

/// The function returned: its result is kept, unless the same call has come to one meanwhile.
static CALLED: Then = Then {
    name: "functools.cache.called",
    resume: |cx, kept, resumed| {
        let (cache, key) = (cache_of(kept.values), kept.values[1]);
        let hash = joined(kept.values[2], kept.values[3]);
        let result = resumed.value();
        let &CacheState {
            results,
            changes,
            limit,
            ..
        } = state(cx, cache);
        if kept.values[4].is(Value::small_int(changes as i64)) {
            return insert(cx, cache, key, hash, result);
        }
        match (cx.dict_find_hashed(results, hash, key)?, limit) {
            (Answer::Known((_, None)), _) => insert(cx, cache, key, hash, result),
            (Answer::Known((_, Some(position))), Limit::None) => {
                cx.heap[results].set_value(position, result);
                done(result)
            }
            (Answer::Known(_), _) => done(result),
            (Answer::Script, Limit::None) => {
                state_mut::<CacheState>(cx, cache).changes += 1;
                store(cx, results, key, hash, result, result)
            }
            (Answer::Script, _) => {
                let kept = [kept.values[0], key, kept.values[2], kept.values[3], result];
                find(cx, cache, key, hash, &FOUND_AGAIN, &kept)
            }
        }
    },
    catches: false,
};

/// Binds a key whose equality is script code to a value; the outcome is the result.
fn store(
    cx: &mut Cx,
    results: Gc<Dict>,
    key: Value,
    hash: u64,
    value: Value,
    result: Value,
) -> Result<Outcome, Raise> {
    let [high, low] = halves(hash);
    let store = cx.new_native(&STORE, Value::UNDEF);
    cx.call(
        store,
        &[results.value(), key, high, low, value],
        &STORED,
        0,
        &[result],
    )
}

static STORED: Then = Then {
    name: "functools.cache.stored",
    resume: |_, kept, _| done(kept.values[0]),
    catches: false,
};

static FOUND_AGAIN: Then = Then {
    name: "functools.cache.found_again",
    resume: |cx, kept, resumed| {
        let (cache, key, result) = (cache_of(kept.values), kept.values[1], kept.values[4]);
        match resumed.value().is(state::<CacheState>(cx, cache).results.value()) {
            true => insert(cx, cache, key, joined(kept.values[2], kept.values[3]), result),
            false => done(result),
        }
    },
    catches: false,
};

/// Keeps the result of a key that is not there; in a full cache it takes the place of the oldest one.
fn insert(cx: &mut Cx, cache: Gc<Opaque>, key: Value, hash: u64, result: Value) -> Result<Outcome, Raise> {
    let state = state_mut::<CacheState>(cx, cache);
    state.changes += 1;
    let (results, limit) = (state.results, state.limit);
    let Limit::Some(limit) = limit else {
        cx.dict_insert(results, hash, key, result)?;
        return done(result);
    };
    let entry = Entry {
        key,
        hash,
        result,
        older: 0,
        newer: 0,
    };
    let is_full = cx.heap[results].len() >= limit;
    let place = if is_full {
        let used = &mut state_mut::<CacheState>(cx, cache).used;
        let place = used.oldest();
        used.unlink(place);
        let Entry { key, hash, .. } = std::mem::replace(&mut used.entries[place as usize], entry);
        let position = cx.heap[results].find(hash, |other| other.is(key));
        let position = position.expect("what is among the used results is in the table");
        cx.heap[results].remove(position);
        place
    } else {
        cx.heap.charge(size_of::<Entry>());
        let used = &mut state_mut::<CacheState>(cx, cache).used;
        used.entries.push(entry);
        (used.entries.len() - 1) as u32
    };
    state_mut::<CacheState>(cx, cache).used.link_newest(place);
    let place = Value::small_int(i64::from(place));
    match cx.dict_find_hashed(results, hash, key)? {
        Answer::Known(_) => {
            cx.dict_insert(results, hash, key, place)?;
            done(result)
        }
        Answer::Script => store(cx, results, key, hash, place, result),
    }
}
