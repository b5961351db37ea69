//! What abstract base classes have answered: whether a class counts as their subclass. The rules are in
//! `stdlib/abc.pyish`; here are the answers, so that `isinstance` need not ask again.
//!
//! They are forgotten when a class is registered anywhere, and at every collection, because classes may have
//! died and others taken their place.

use hashbrown::HashMap;

use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;

/// With more answers than this all are forgotten.
const MOST_ANSWERS: usize = 1 << 16;

/// The cache.
#[derive(Default)]
pub(crate) struct AbstractCache {
    /// The `__instancecheck__` and `__subclasscheck__` whose answers these are; the machine's register keeps
    /// them alive.
    hooks: Option<[Value; 2]>,
    answers: HashMap<(u64, u64), bool>,
    /// How many collections there had been when the answers were noted.
    collections: u64,
}

impl Cx {
    /// Takes answers of these methods of a metaclass for cacheable from now on.
    pub(crate) fn cache_abstract_hooks(&mut self, hooks: [Value; 2]) {
        self.register("abc.instancecheck", hooks[0]);
        self.register("abc.subclasscheck", hooks[1]);
        self.abstract_cache.hooks = Some(hooks);
    }

    /// Whether the answers of a metaclass's method are cached.
    pub(crate) fn is_abstract_hook(&self, hook: Value) -> bool {
        self.abstract_cache
            .hooks
            .is_some_and(|hooks| hooks.iter().any(|cached| cached.is(hook)))
    }

    /// Whether `subclass` counts as a subclass of `class`, if that has been asked lately.
    pub(crate) fn abstract_answer(&mut self, class: Gc<Class>, subclass: Gc<Class>) -> Option<bool> {
        if self.abstract_cache.collections != self.heap.collections {
            self.forget_abstract_answers();
            return None;
        }
        let key = (class.value().bits(), subclass.value().bits());
        self.abstract_cache.answers.get(&key).copied()
    }

    /// Notes an answer.
    pub(crate) fn note_abstract_answer(&mut self, class: Gc<Class>, subclass: Gc<Class>, answer: bool) {
        let is_stale = self.abstract_cache.collections != self.heap.collections;
        if is_stale || self.abstract_cache.answers.len() >= MOST_ANSWERS {
            self.forget_abstract_answers();
        }
        let key = (class.value().bits(), subclass.value().bits());
        self.abstract_cache.answers.insert(key, answer);
    }

    /// Forgets all answers.
    pub(crate) fn forget_abstract_answers(&mut self) {
        self.abstract_cache.answers.clear();
        self.abstract_cache.collections = self.heap.collections;
    }
}
