//! How a `class` statement and `type(name, bases, namespace)` make a class.
//!
//! `build_class` is the function behind the statement: it resolves the bases, chooses the metaclass, runs
//! the body in the namespace that `__prepare__` gave, and calls the metaclass. `type_new` makes the class
//! itself and tells the attributes (`__set_name__`) and the base (`__init_subclass__`). Each step that may
//! run script code ends in an outcome; the next one begins in a `Then`.
//! See: <https://docs.python.org/3/reference/datamodel.html#customizing-class-creation>

use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::Reg;
use crate::heap::{Gc, Header, Value};
use crate::objects::cell::Cell;
use crate::objects::class::{Class, ClassFlags, Collection};
use crate::objects::cx::Cx;
use crate::objects::descriptor::{ClassMethod, GetSet, Member, Property, StaticMethod};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::{Function, Native};
use crate::objects::kinds::{Kind, is_referable_kind};
use crate::objects::native::GetSetRow;
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;
use crate::vm::attribute::{bind_special, is_native, try_attribute};
use crate::vm::class_bases;

/// Slots inside the first instances of a class, before it is known what they get.
const FIRST_INLINE_SLOTS: u8 = 3;
/// More room than for this many attributes is made only for instances that have shown that they need it.
const MOST_SLOTS_SET_BY_INIT: usize = 15;

// ---- the class statement ----

/// `__build_class__(func, name, kwds, *bases)`: what a `class` statement calls.
pub(crate) fn build_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (body, name, keywords) = (args[0], args[1], args[2]);
    let bases = cx.new_tuple(&args[3..]);
    if args[3..].iter().all(|base| base.is_kind::<Class>()) {
        return choose_metaclass(cx, body, name, keywords, bases, Value::UNDEF);
    }
    let resolved = cx.new_list(Vec::new());
    resolve_bases(cx, &[body, name, keywords, bases, resolved], 0)
}

/// Replaces bases that are no classes by what their `__mro_entries__` gives, from base `index` on.
/// `kept`: body, name, keywords, bases as written, list of the bases so far.
fn resolve_bases(cx: &mut Cx, kept: &[Value; 5], mut index: usize) -> Result<Outcome, Raise> {
    let [body, name, keywords, written, resolved] = *kept;
    while let Some(base) = cx.as_tuple(written).and_then(|bases| bases.get(index).copied()) {
        if !base.is_kind::<Class>()
            && let Some(method) = cx.dunder(base, cx.names.mro_entries)
        {
            let (callee, receiver) = bind_special(cx, method, base);
            let args: Vec<Value> = receiver.into_iter().chain([written]).collect();
            return cx.call(callee, &args, &MRO_ENTRIES, index as u32, kept);
        }
        cx.list_push(resolved, base);
        index += 1;
    }
    let bases = cx.as_list(resolved).unwrap_or_default().to_vec();
    let bases = cx.new_tuple(&bases);
    choose_metaclass(cx, body, name, keywords, bases, written)
}

static MRO_ENTRIES: Then = Then {
    name: "build_class.mro_entries",
    resume: |cx, kept, resumed| {
        let state: [Value; 5] = kept.values.try_into().expect("five values were kept");
        let Some(entries) = cx.as_tuple(resumed.value()).map(<[Value]>::to_vec) else {
            return Err(cx.type_error("__mro_entries__ must return a tuple"));
        };
        for entry in entries {
            cx.list_push(state[4], entry);
        }
        resolve_bases(cx, &state, kept.state as usize + 1)
    },
    catches: false,
};

fn choose_metaclass(
    cx: &mut Cx,
    body: Value,
    name: Value,
    keywords: Value,
    bases: Value,
    written: Value,
) -> Result<Outcome, Raise> {
    let explicit = match keywords.as_gc::<Dict>() {
        Some(dict) => cx.remove_name(dict, cx.names.metaclass),
        None => None,
    };
    let base_list = cx.as_tuple(bases).unwrap_or_default().to_vec();
    let type_class = cx.types.get(Builtin::Type).value();
    let mut meta = explicit.unwrap_or_else(|| match base_list.first() {
        Some(base) => cx.class_of(*base).value(),
        None => type_class,
    });
    if let Some(class) = meta.as_gc::<Class>() {
        meta = winning_metaclass(cx, class, &base_list)?.value();
    }
    let kept = [body, name, keywords, bases, written, meta];
    if meta.is(type_class) {
        let namespace = cx.new_dict().value();
        return run_body(cx, &kept, namespace);
    }
    match try_attribute(cx, meta, cx.names.prepare)? {
        None => {
            let namespace = cx.new_dict().value();
            run_body(cx, &kept, namespace)
        }
        Some(Outcome::Return(prepare)) => {
            cx.call_with_keywords(prepare, &[name, bases], keywords, Some(&PREPARED), 0, &kept)
        }
        Some(outcome) => {
            // A descriptor written in script gives it.
            cx.request.then = Some(&PREPARE_FOUND);
            cx.request.state = 0;
            cx.request.kept = kept.to_vec();
            Ok(outcome)
        }
    }
}

static PREPARE_FOUND: Then = Then {
    name: "build_class.prepare_found",
    resume: |cx, kept, resumed| {
        let [_, name, keywords, bases, ..] = *kept.values else {
            unreachable!("choose_metaclass keeps six values");
        };
        let prepare = resumed.value();
        cx.call_with_keywords(prepare, &[name, bases], keywords, Some(&PREPARED), 0, kept.values)
    },
    catches: false,
};

static PREPARED: Then = Then {
    name: "build_class.prepared",
    resume: |cx, kept, resumed| {
        let namespace = resumed.value();
        if !namespace.is_kind::<Dict>() && cx.dunder(namespace, cx.names.getitem).is_none() {
            let meta = kept.values[5];
            let owner = match meta.as_gc::<Class>() {
                Some(class) => cx.heap.text(cx.heap[class].name).to_owned(),
                None => "<metaclass>".to_owned(),
            };
            let message = format!(
                "{owner}.__prepare__() must return a mapping, not {}",
                cx.type_name(namespace)
            );
            return Err(cx.type_error(message));
        }
        run_body(cx, kept.values, namespace)
    },
    catches: false,
};

/// `kept`: body, name, keywords, bases, bases as written (Undef: the same), metaclass.
fn run_body(cx: &mut Cx, kept: &[Value], namespace: Value) -> Result<Outcome, Raise> {
    let mut values = kept.to_vec();
    values.push(namespace);
    cx.call(kept[0], &[namespace], &BODY_DONE, 0, &values)
}

static BODY_DONE: Then = Then {
    name: "build_class.body_done",
    resume: body_done,
    catches: false,
};

fn body_done(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let [_, name, keywords, bases, written, meta, namespace] = *kept.values else {
        unreachable!("run_body keeps seven values");
    };
    let cell = resumed.value();
    if let Some(dict) = namespace.as_gc::<Dict>() {
        if !written.is_undef() {
            cx.set_interned(dict, cx.names.orig_bases, written);
        }
        if cell.is_kind::<Cell>() {
            cx.set_interned(dict, cx.names.classcell, cell);
        }
        if meta.is(cx.types.get(Builtin::Type).value()) {
            let meta = cx.types.get(Builtin::Type);
            return type_new(cx, meta, name, bases, dict, keywords);
        }
    }
    let then = cell.is_kind::<Cell>().then_some(&CLASS_MADE);
    cx.call_with_keywords(meta, &[name, bases, namespace], keywords, then, 0, &[cell, name])
}

/// After the metaclass was called: the `__class__` cell must hold the class by now.
static CLASS_MADE: Then = Then {
    name: "build_class.class_made",
    resume: |cx, kept, resumed| {
        let class = resumed.value();
        let cell = kept.values[0].as_gc::<Cell>().expect("a cell was kept");
        if let Some(made) = class.as_gc::<Class>()
            && let Some(other) = cx.heap[cell].contents.defined()
            && !other.is(class)
        {
            let other = match other.as_gc::<Class>() {
                Some(other) => cx.class_repr(other),
                None => format!("'{}' object", cx.type_name(other)),
            };
            let message = format!(
                "__class__ set to {other} defining '{}' as {}",
                cx.as_str(kept.values[1]).unwrap_or_default(),
                cx.class_repr(made)
            );
            return Err(cx.type_error(message));
        }
        if let Some(made) = class.as_gc::<Class>()
            && cx.heap[cell].contents.is_undef()
        {
            let message = format!(
                "__class__ not set defining '{}' as {}. Was __classcell__ propagated to type.__new__?",
                cx.as_str(kept.values[1]).unwrap_or_default(),
                cx.class_repr(made)
            );
            return Err(cx.runtime_error(message));
        }
        done(class)
    },
    catches: false,
};

/// The most derived of `meta` and the metaclasses of the bases.
pub(crate) fn winning_metaclass(cx: &mut Cx, meta: Gc<Class>, bases: &[Value]) -> Result<Gc<Class>, Raise> {
    let mut winner = meta;
    for base in bases {
        let candidate = cx.class_of(*base);
        if cx.is_subclass(winner, candidate) {
            continue;
        }
        if !cx.is_subclass(candidate, winner) {
            return Err(cx.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                 metaclasses of all its bases",
            ));
        }
        winner = candidate;
    }
    Ok(winner)
}

// ---- type.__new__ ----

/// `type.__new__(meta, name, bases, namespace, **keywords)`: makes the class. `keywords` is a dict or
/// Undef, for `__init_subclass__`.
pub(crate) fn type_new(
    cx: &mut Cx,
    meta: Gc<Class>,
    name: Value,
    bases: Value,
    namespace: Gc<Dict>,
    keywords: Value,
) -> Result<Outcome, Raise> {
    let Some(name_string) = name.as_gc::<Str>() else {
        let message = format!(
            "type.__new__() argument 1 must be str, not {}",
            cx.type_name(name)
        );
        return Err(cx.type_error(message));
    };
    if cx.heap.text(name_string).contains('\0') {
        return Err(cx.value_error("type name must not contain null characters"));
    }
    let mut base_list = cx.as_tuple(bases).unwrap_or_default().to_vec();
    let winner = winning_metaclass(cx, meta, &base_list)?;
    if winner != meta {
        let new = cx.lookup(winner, cx.names.new);
        let own = cx.lookup(cx.types.get(Builtin::Type), cx.names.new);
        if new != own
            && let Some(new) = new
        {
            let (callee, _) = bind_special(cx, new, winner.value());
            let args = [winner.value(), name, bases, namespace.value()];
            return cx.call_with_keywords(callee, &args, keywords, None, 0, &[]);
        }
    }
    let mut bases = bases;
    if base_list.is_empty() {
        base_list.push(cx.types.get(Builtin::Object).value());
        bases = cx.new_tuple(&base_list);
    }
    let mut classes = Vec::with_capacity(base_list.len());
    for base in base_list {
        let Some(class) = base.as_gc::<Class>() else {
            return Err(cx.type_error("bases must be types"));
        };
        if !cx.heap[class].flags.is_base {
            let message = format!(
                "type '{}' is not an acceptable base type",
                cx.heap.text(cx.heap[class].name)
            );
            return Err(cx.type_error(message));
        }
        classes.push(class);
    }
    let class = make_class(cx, winner, name_string, bases, &classes, namespace)?;
    if class_bases::overrides_mro(cx, winner) {
        return class_bases::ask_mro(cx, class, &MRO_ASKED, &[class.value(), keywords]);
    }
    tell_attributes(cx, class, keywords)
}

/// A metaclass written in script said what the method resolution order is.
static MRO_ASKED: Then = Then {
    name: "type.new.mro_asked",
    resume: |cx, kept, resumed| {
        let class = kept.values[0].as_gc::<Class>().expect("a class is being made");
        class_bases::take_mro(cx, class, resumed.value())?;
        tell_attributes(cx, class, kept.values[1])
    },
    catches: false,
};

/// Everything of `type.__new__` that needs no script code.
fn make_class(
    cx: &mut Cx,
    meta: Gc<Class>,
    name: Gc<Str>,
    bases: Value,
    classes: &[Gc<Class>],
    namespace: Gc<Dict>,
) -> Result<Gc<Class>, Raise> {
    let name = cx.intern_str(name);
    let best = best_base(cx, classes)?;
    let object = cx.types.get(Builtin::Object);
    let copy = cx.heap[namespace].duplicate(Builtin::Dict.shape());
    let namespace = cx.heap.alloc(copy);
    let slots = match cx.get_name(namespace, cx.names.slots) {
        Some(slots) => Some(slot_names(cx, slots, name)?),
        None => None,
    };
    let base_has_dict = classes.iter().any(|base| cx.heap[*base].flags.has_dict);
    if let Some(names) = &slots {
        check_special_slots(cx, names, classes)?;
    }
    let base_has_attributes = classes.iter().any(|base| cx.heap[*base].flags.shows_dict());
    let wants_dict = slots
        .as_ref()
        .is_none_or(|names| names.iter().any(|name| cx.heap.text(*name) == "__dict__"));
    let adds_dict = !base_has_dict
        && !classes.iter().any(|base| cx.heap[*base].flags.is_metaclass)
        && match &slots {
            None => true,
            Some(names) => names.iter().any(|name| cx.heap.text(*name) == "__dict__"),
        };
    let qualname = match cx.remove_name(namespace, cx.names.qualname) {
        Some(qualname) if qualname.is_kind::<Str>() => qualname,
        Some(qualname) => {
            let message = format!("type __qualname__ must be a str, not {}", cx.type_name(qualname));
            return Err(cx.type_error(message));
        }
        None => name.value(),
    };
    let flags_of =
        |cx: &Cx, has: fn(&ClassFlags) -> bool| classes.iter().any(|base| has(&cx.heap[*base].flags));
    let flags = ClassFlags {
        is_script: true,
        is_mutable: true,
        is_base: true,
        has_dict: base_has_dict || adds_dict,
        is_exception: flags_of(cx, |flags| flags.is_exception),
        is_metaclass: flags_of(cx, |flags| flags.is_metaclass),
        keeps_slots: flags_of(cx, |flags| flags.keeps_slots),
        offers_weakref: flags_of(cx, |flags| flags.offers_weakref),
        ..ClassFlags::default()
    };
    let instance_kind = cx.heap[best].instance_kind;
    let class = cx.heap.alloc(Class {
        header: Header::new(0),
        name,
        qualname,
        bases,
        mro: Box::new([]),
        namespace,
        instance_kind,
        root_shape: 0,
        inline_slots: 0,
        flags,
        subclasses: Vec::new(),
        construct: None,
        shown: None,
        native_doc: "",
    });
    let shape = cx.instance_shape(meta);
    cx.heap.set_shape(class.value(), shape);
    cx.heap[class].mro = match linearize(cx, class, classes) {
        Ok(mro) => mro.into(),
        Err(raise) if !class_bases::overrides_mro(cx, meta) => return Err(raise),
        Err(raise) => {
            // Good enough until the metaclass says its own order.
            cx.take_raised(raise);
            linearize(cx, class, &classes[..1])?.into()
        }
    };
    cx.heap[class].flags.collection = inherited_collection(cx, class);

    let adds_weakref = slots
        .as_ref()
        .is_none_or(|names| names.contains(&cx.names.weakref))
        && !is_of_any_size(instance_kind)
        && !classes.iter().any(|base| offers_weakref(cx, *base));
    let mut own_slots = slots.unwrap_or_default();
    // In whatever order they were written, the same slots are the same layout.
    own_slots.sort_by(|left, right| cx.heap.text(*left).cmp(cx.heap.text(*right)));
    let is_metaclass = cx.heap[class].flags.is_metaclass;
    if !own_slots.is_empty()
        && (is_metaclass || is_of_any_size(instance_kind) || instance_kind == Kind::Module)
    {
        let message = format!(
            "nonempty __slots__ not supported for subtype of '{}'",
            cx.heap.text(cx.heap[best].name)
        );
        return Err(cx.type_error(message));
    }
    // What the body binds without anybody having written it may stand among the slots.
    let cell = cx.remove_name(namespace, cx.names.classcell);
    set_class_dict_cell(cx, namespace)?;
    let mut has_members = false;
    for slot in own_slots {
        let text = cx.heap.text(slot);
        if text == "__dict__" || text == "__weakref__" {
            continue;
        }
        if cx.find_name(namespace, slot).is_some() {
            let message = format!("'{text}' in __slots__ conflicts with class variable");
            return Err(cx.value_error(message));
        }
        let member = Member {
            header: Header::new(Builtin::MemberDescriptor.shape()),
            name: slot,
            key: cx.slot_key(class, slot),
            owner: class,
        };
        let member = cx.heap.alloc(member).value();
        cx.set_interned(namespace, slot, member);
        has_members = true;
    }
    let flags = &mut cx.heap[class].flags;
    // Only plain instances have slots inside.
    flags.keeps_slots |= has_members && instance_kind != Kind::Instance;
    flags.has_dict |= flags.keeps_slots;
    flags.offers_weakref |= adds_weakref;
    flags.has_only_slots = flags.has_dict && !base_has_attributes && !wants_dict;
    // Over a base that keeps only its slots there, the other attributes begin here.
    let begins_attributes = base_has_dict && !base_has_attributes && wants_dict;
    let shows_dict = adds_dict && best_adds_nothing(cx, best, object) || begins_attributes;
    set_class_cell(cx, class, cell)?;
    fill_namespace(cx, class, namespace, shows_dict, adds_weakref);
    cx.heap[class].inline_slots = first_slots(cx, class, classes);
    cx.compute_class_flags(class);
    for base in classes {
        cx.heap[*base].subclasses.push(class);
    }
    Ok(class)
}

/// What patterns take instances for: as the first base does that they can look into.
fn inherited_collection(cx: &Cx, class: Gc<Class>) -> Collection {
    let mro = cx.heap[class].mro[1..].iter();
    mro.map(|base| cx.heap[*base].flags.collection)
        .find(|collection| *collection != Collection::Neither)
        .unwrap_or_default()
}

fn best_adds_nothing(cx: &Cx, best: Gc<Class>, object: Gc<Class>) -> bool {
    best == object || !cx.heap[best].flags.has_dict
}

/// The entries that every class gets besides what its body bound.
fn fill_namespace(cx: &mut Cx, class: Gc<Class>, namespace: Gc<Dict>, adds_dict: bool, adds_weakref: bool) {
    let names = cx.names;
    if let Some(new) = cx.get_name(namespace, names.new)
        && new.is_kind::<Function>()
    {
        let header = Header::new(Builtin::StaticMethod.shape());
        let method = cx
            .heap
            .alloc_extended(
                StaticMethod {
                    header,
                    function: new,
                },
                Value::UNDEF,
            )
            .value();
        cx.set_interned(namespace, names.new, method);
    }
    for name in [names.init_subclass, names.class_getitem] {
        if let Some(function) = cx.get_name(namespace, name)
            && function.is_kind::<Function>()
        {
            let header = Header::new(Builtin::ClassMethod.shape());
            let method = ClassMethod { header, function };
            let method = cx.heap.alloc_extended(method, Value::UNDEF).value();
            cx.set_interned(namespace, name, method);
        }
    }
    if cx.find_name(namespace, names.eq).is_some() && cx.find_name(namespace, names.hash).is_none() {
        cx.set_interned(namespace, names.hash, Value::NONE);
    }
    for (row, is_wanted) in INSTANCE_ATTRIBUTES.iter().zip([adds_dict, adds_weakref]) {
        let name = cx.intern(row.name);
        // The class body may have one of its own.
        if is_wanted && cx.find_name(namespace, name).is_none() {
            let getset = GetSet {
                header: Header::new(Builtin::GetSetDescriptor.shape()),
                row,
                owner: class,
            };
            let getset = cx.heap.alloc(getset).value();
            cx.set_interned(namespace, name, getset);
        }
    }
    if cx.find_name(namespace, names.doc).is_none() {
        cx.set_interned(namespace, names.doc, Value::NONE);
    }
}

/// Puts the class into the cell that its methods find it in.
fn set_class_cell(cx: &mut Cx, class: Gc<Class>, cell: Option<Value>) -> Result<(), Raise> {
    let Some(cell) = cell else {
        return Ok(());
    };
    let Some(cell) = cell.as_gc::<Cell>() else {
        let kind = cx.class_of(cell);
        let message = format!(
            "__classcell__ must be a nonlocal cell, not {}",
            cx.class_repr(kind)
        );
        return Err(cx.type_error(message));
    };
    cx.heap[cell].contents = class.value();
    Ok(())
}

/// Puts the namespace of the class into the cell that its annotations find it in.
fn set_class_dict_cell(cx: &mut Cx, namespace: Gc<Dict>) -> Result<(), Raise> {
    let Some(cell) = cx.remove_name(namespace, cx.names.classdictcell) else {
        return Ok(());
    };
    let Some(cell) = cell.as_gc::<Cell>() else {
        let kind = cx.class_of(cell);
        let kind = cx.class_repr(kind);
        return Err(cx.type_error(format!("__classdictcell__ must be a nonlocal cell, not {kind}")));
    };
    cx.heap[cell].contents = namespace.value();
    Ok(())
}

/// Whether objects of this kind differ in size in CPython: they have no room for more at a place that is always the same.
fn is_of_any_size(kind: Kind) -> bool {
    matches!(kind, Kind::Int | Kind::Bytes | Kind::Tuple)
}

/// Whether instances of a class have a place for weak references.
pub(crate) fn offers_weakref(cx: &Cx, class: Gc<Class>) -> bool {
    let class = &cx.heap[class];
    class.flags.offers_weakref || is_referable_kind(class.instance_kind as u8)
}

/// `__dict__` and `__weakref__` may stand among slots once, and where no base has them.
fn check_special_slots(cx: &mut Cx, names: &[Gc<Str>], classes: &[Gc<Class>]) -> Result<(), Raise> {
    for name in [cx.names.dict, cx.names.weakref] {
        let is_dict = name == cx.names.dict;
        let is_there = classes.iter().any(|base| match is_dict {
            true => cx.heap[*base].flags.shows_dict(),
            false => offers_weakref(cx, *base),
        });
        let wanted = names.iter().filter(|slot| **slot == name).count();
        if wanted > 1 || wanted == 1 && is_there {
            let text = cx.heap.text(name);
            return Err(cx.type_error(format!("{text} slot disallowed: we already got one")));
        }
    }
    Ok(())
}

/// Slots inside fresh instances.
fn first_slots(cx: &mut Cx, class: Gc<Class>, bases: &[Gc<Class>]) -> u8 {
    if cx.heap[class].instance_kind != Kind::Instance {
        return 0;
    }
    let members = cx.member_keys(class).len().min(200) as u8;
    let has_dict = cx.heap[class].flags.has_dict;
    match (members, has_dict) {
        (0, false) => 0,
        (0, true) => {
            let inherited = bases.iter().map(|base| cx.heap[*base].inline_slots).max();
            inherited
                .unwrap_or(0)
                .max(FIRST_INLINE_SLOTS)
                .max(slots_set_by_init(cx, class))
        }
        (members, true) => members + FIRST_INLINE_SLOTS,
        (members, false) => members,
    }
}

/// How many attributes the class's own `__init__` binds on its first parameter, as a number of slots that
/// fills a cell: so already the first instances get the room, and the shape, of all later ones.
fn slots_set_by_init(cx: &Cx, class: Gc<Class>) -> u8 {
    let init = cx.get_name(cx.heap[class].namespace, cx.names.init);
    let Some(init) = init.and_then(|init| init.as_gc::<Function>()) else {
        return 0;
    };
    let code = cx.heap.get(cx.heap[init].code);
    let mut names: Vec<Gc<Str>> = Vec::new();
    let mut words = &code.code.words[..];
    while let Some(instruction) = Instruction::decode(words) {
        if let Instruction::SetAttr {
            object: Reg(0), site, ..
        } = instruction
        {
            let name = code.caches[site.0 as usize].name;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        words = &words[instruction.op().row().words..];
    }
    names.len().min(MOST_SLOTS_SET_BY_INIT) as u8 | 1
}

/// The names in `__slots__`, private ones mangled.
fn slot_names(cx: &mut Cx, slots: Value, class_name: Gc<Str>) -> Result<Vec<Gc<Str>>, Raise> {
    let items: Vec<Value> = if slots.is_kind::<Str>() {
        vec![slots]
    } else if let Some(dict) = slots.as_gc::<Dict>() {
        cx.heap[dict].iter().map(|entry| entry.key).collect()
    } else if let Some(items) = cx.as_tuple(slots).or_else(|| cx.as_list(slots)) {
        items.to_vec()
    } else if let Some(set) = slots.as_gc::<Set>() {
        cx.heap[set].iter().map(|(_, item)| item).collect()
    } else {
        match cx.collect_values(slots)? {
            Answer::Known(items) => items,
            Answer::Script => {
                let message = format!(
                    "__slots__ given as '{}', whose iteration is a script's, is not supported",
                    cx.type_name(slots)
                );
                return Err(cx.type_error(message));
            }
        }
    };
    let mut names = Vec::with_capacity(items.len());
    let mut seen = hashbrown::HashSet::new();
    for item in items {
        let Some(string) = item.as_gc::<Str>() else {
            let message = format!("__slots__ items must be strings, not '{}'", cx.type_name(item));
            return Err(cx.type_error(message));
        };
        let text = cx.heap.text(string);
        let mut characters = text.chars();
        let starts_well = characters
            .next()
            .is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
        if !starts_well || !characters.all(unicode_ident::is_xid_continue) {
            return Err(cx.type_error("__slots__ must be identifiers"));
        }
        let name = if text.starts_with("__") && !text.ends_with("__") {
            let class_name = cx.heap.text(class_name).trim_start_matches('_');
            let mangled = match class_name {
                "" => text.to_owned(),
                _ => format!("_{class_name}{text}"),
            };
            cx.intern(&mangled)
        } else {
            cx.intern_str(string)
        };
        let is_special = name == cx.names.dict || name == cx.names.weakref;
        if is_special || seen.insert(name.value().bits()) {
            names.push(name);
        }
    }
    Ok(names)
}

// ---- layout and MRO ----

/// The nearest class on the MRO that decides the layout of instances.
pub(super) fn solid_base(cx: &Cx, class: Gc<Class>) -> Gc<Class> {
    let mro = &cx.heap[class].mro;
    let is_solid = |candidate: &Gc<Class>| {
        let class = &cx.heap[*candidate];
        if class.flags.is_script {
            return cx.heap[class.namespace].iter().any(|entry| {
                let member = entry.value.as_gc::<Member>();
                member.is_some_and(|member| cx.heap[member].owner == *candidate)
            });
        }
        match class.instance_kind {
            Kind::Instance => class.mro.len() == 1,
            Kind::Exception => {
                let builtin = cx.types.classes.iter().position(|class| class == candidate);
                crate::objects::exception_fields::FIELDS
                    .iter()
                    .any(|row| Some(row.builtin as usize) == builtin)
                    || Some(Builtin::BaseException as usize) == builtin
            }
            kind => class
                .mro
                .get(1)
                .is_none_or(|base| cx.heap[*base].instance_kind != kind),
        }
    };
    mro.iter().copied().find(is_solid).unwrap_or(class)
}

/// The base whose instances' layout the new class takes over.
pub(super) fn best_base(cx: &mut Cx, bases: &[Gc<Class>]) -> Result<Gc<Class>, Raise> {
    let mut best = bases[0];
    let mut winner = solid_base(cx, best);
    for base in &bases[1..] {
        let candidate = solid_base(cx, *base);
        if cx.is_subclass(winner, candidate) {
            continue;
        }
        if !cx.is_subclass(candidate, winner) {
            return Err(cx.type_error("multiple bases have instance lay-out conflict"));
        }
        winner = candidate;
        best = *base;
    }
    Ok(best)
}

/// The C3 linearization: `class`, then its bases' MROs merged.
pub(crate) fn linearize(cx: &mut Cx, class: Gc<Class>, bases: &[Gc<Class>]) -> Result<Vec<Gc<Class>>, Raise> {
    let mut mro = vec![class];
    if let [base] = bases {
        mro.extend_from_slice(&cx.heap[*base].mro);
        return Ok(mro);
    }
    for (index, base) in bases.iter().enumerate() {
        if bases[..index].contains(base) {
            let message = format!("duplicate base class {}", cx.heap.text(cx.heap[*base].name));
            return Err(cx.type_error(message));
        }
    }
    let mut sequences: Vec<Vec<Gc<Class>>> = bases.iter().map(|base| cx.heap[*base].mro.to_vec()).collect();
    sequences.push(bases.to_vec());
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Ok(mro);
        }
        let next = sequences
            .iter()
            .map(|sequence| sequence[0])
            .find(|head| sequences.iter().all(|sequence| !sequence[1..].contains(head)));
        let Some(next) = next else {
            let mut heads: Vec<String> = Vec::new();
            for sequence in &sequences {
                let name = cx.heap.text(cx.heap[sequence[0]].name).to_owned();
                if !heads.contains(&name) {
                    heads.push(name);
                }
            }
            let message = format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                heads.join(", ")
            );
            return Err(cx.type_error(message));
        };
        mro.push(next);
        for sequence in &mut sequences {
            if sequence[0] == next {
                sequence.remove(0);
            }
        }
    }
}

// ---- after the class is made ----

/// Calls `__set_name__` of the attributes, then `__init_subclass__` of the base.
fn tell_attributes(cx: &mut Cx, class: Gc<Class>, keywords: Value) -> Result<Outcome, Raise> {
    let namespace = cx.heap[class].namespace;
    let entries: Vec<(Value, Value)> = cx.heap[namespace]
        .iter()
        .filter(|entry| entry.value.is_object())
        .map(|entry| (entry.key, entry.value))
        .collect();
    let mut told = vec![class.value(), keywords];
    for (key, value) in entries {
        if let Some(property) = value.as_gc::<Property>() {
            if cx.heap[property].name.is_undef() {
                cx.heap[property].name = key;
            }
            if cx.is_exact(value, Builtin::Property) {
                continue;
            }
        }
        if let Some(method) = cx.dunder(value, cx.names.set_name)
            && !is_native(cx, method)
        {
            told.extend([key, value]);
        }
    }
    tell_next(cx, &told, 2)
}

/// `told`: the class, the keywords, then names and values to be told; from position `index` on.
fn tell_next(cx: &mut Cx, told: &[Value], index: usize) -> Result<Outcome, Raise> {
    let class = told[0].as_gc::<Class>().expect("a class is being made");
    if let (Some(key), Some(value)) = (told.get(index), told.get(index + 1)) {
        if let Some(method) = cx.dunder(*value, cx.names.set_name) {
            let (callee, receiver) = bind_special(cx, method, *value);
            let args: Vec<Value> = receiver.into_iter().chain([told[0], *key]).collect();
            return cx.call(callee, &args, &NAME_SET, index as u32, told);
        }
        return tell_next(cx, told, index + 2);
    }
    init_subclass(cx, class, told[1])
}

static NAME_SET: Then = Then {
    name: "type.new.name_set",
    resume: |cx, kept, resumed| {
        let index = kept.state as usize;
        if let Resumed::Raised(exception) = resumed {
            let class = kept.values[0].as_gc::<Class>().expect("a class is being made");
            let note = format!(
                "Error calling __set_name__ on '{}' instance '{}' in '{}'",
                cx.type_name(kept.values[index + 1]),
                cx.as_str(kept.values[index]).unwrap_or_default(),
                cx.heap.text(cx.heap[class].name)
            );
            let note = cx.new_str(&note);
            cx.add_note(exception, note);
            return Err(cx.raise_value(exception));
        }
        tell_next(cx, kept.values, index + 2)
    },
    catches: true,
};

fn init_subclass(cx: &mut Cx, class: Gc<Class>, keywords: Value) -> Result<Outcome, Raise> {
    let name = cx.names.init_subclass;
    let mro = cx.heap[class].mro.clone();
    let found = mro[1..]
        .iter()
        .find_map(|base| cx.get_name(cx.heap[*base].namespace, name));
    let Some(found) = found else {
        return done(class.value());
    };
    let (function, args) = match (found.as_gc::<ClassMethod>(), found.as_gc::<StaticMethod>()) {
        (Some(method), _) => (cx.heap[method].function, vec![class.value()]),
        (None, Some(method)) => (cx.heap[method].function, Vec::new()),
        _ if is_native(cx, found) => (found, vec![class.value()]),
        _ if cx.dunder(found, cx.names.get).is_none() || found.is_kind::<Function>() => (found, Vec::new()),
        _ => {
            let outcome = cx.call_prelude("descriptor_of_class", &[found, class.value()]);
            cx.request.then = Some(&SUBCLASS_BOUND);
            cx.request.kept = vec![class.value(), keywords];
            return outcome;
        }
    };
    let object = cx.types.get(Builtin::Object).value();
    let is_default = function
        .as_gc::<Native>()
        .is_some_and(|native| cx.heap[native].owner.is(object));
    if is_default {
        if keywords
            .as_gc::<Dict>()
            .is_some_and(|dict| cx.heap[dict].len() > 0)
        {
            let message = format!(
                "{}.__init_subclass__() takes no keyword arguments",
                cx.heap.text(cx.heap[class].name)
            );
            return Err(cx.type_error(message));
        }
        return done(class.value());
    }
    cx.call_with_keywords(
        function,
        &args,
        keywords,
        Some(&SUBCLASS_TOLD),
        0,
        &[class.value()],
    )
}

/// The `__get__` of a descriptor gave what to call: keeps the class and the keywords.
static SUBCLASS_BOUND: Then = Then {
    name: "type.new.subclass_bound",
    resume: |cx, kept, resumed| {
        let (class, keywords) = (kept.values[0], kept.values[1]);
        cx.call_with_keywords(resumed.value(), &[], keywords, Some(&SUBCLASS_TOLD), 0, &[class])
    },
    catches: false,
};

static SUBCLASS_TOLD: Then = Then {
    name: "type.new.subclass_told",
    resume: |_, kept, _| done(kept.values[0]),
    catches: false,
};

// ---- attributes that instances of script classes get from their class ----

/// `__dict__` and `__weakref__`, in the class that first gives its instances a dict.
static INSTANCE_ATTRIBUTES: &[GetSetRow] = &[
    GetSetRow {
        name: "__dict__",
        doc: "dictionary for instance variables",
        get: get_dict,
        set: Some(set_dict),
    },
    GetSetRow {
        name: "__weakref__",
        doc: "list of weak references to the object",
        get: get_weakref,
        set: None,
    },
];

/// `object.__weakref__`: the first weak reference to the object.
fn get_weakref(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut all = cx.weak_references.iter();
    match all.find(|reference| cx.heap[**reference].target.is(args[0])) {
        Some(reference) => done(*reference),
        None => done(Value::NONE),
    }
}

/// `object.__dict__` for any object that has one.
pub(crate) fn get_dict(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.instance_dict(args[0]) {
        Some(dict) => done(dict),
        None => {
            let name = cx.names.dict;
            Err(crate::vm::attribute::no_attribute(cx, args[0], name))
        }
    }
}

/// `object.__dict__ = dict`.
pub(crate) fn set_dict(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_undef() {
        return match cx.instance_dict(args[0]).is_some() && {
            let empty = cx.new_dict();
            cx.set_instance_dict(args[0], empty)
        } {
            true => done(Value::NONE),
            false => Err(cx.type_error("cannot delete __dict__")),
        };
    }
    let Some(dict) = args[1].as_gc::<Dict>() else {
        let message = format!(
            "__dict__ must be set to a dictionary, not a '{}'",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    match cx.set_instance_dict(args[0], dict) {
        true => done(Value::NONE),
        false => Err(cx.type_error("this object's __dict__ cannot be replaced")),
    }
}

impl Cx {
    /// Adds to an exception's `__notes__`.
    pub(crate) fn add_note(&mut self, exception: Value, note: Value) {
        if !exception.is_kind::<Exception>() {
            return;
        }
        let name = self.names.notes;
        match self.instance_get(exception, name) {
            Some(notes) => self.list_push(notes, note),
            None => {
                let notes = self.new_list(vec![note]);
                self.instance_set(exception, name, notes);
            }
        }
    }

    /// Appends to a list value; nothing when it is no list.
    pub(crate) fn list_push(&mut self, list: Value, item: Value) {
        if let Some(list) = list.as_gc::<crate::objects::sequence::List>() {
            self.heap[list].items.push(item);
            self.heap.charge(size_of::<Value>());
        }
    }

    /// Asks for a call with the keywords of a dict (Undef: none), whose keys are strings.
    pub(crate) fn call_with_keywords(
        &mut self,
        callee: Value,
        args: &[Value],
        keywords: Value,
        then: Option<&'static Then>,
        state: u32,
        kept: &[Value],
    ) -> Result<Outcome, Raise> {
        let outcome = self.ask(Outcome::Call, callee, args, then, state, kept);
        self.request.keywords = keywords.as_gc().and_then(|dict| self.request_keywords(dict));
        outcome
    }

    /// Adds the values of a dict to the arguments that are asked for; gives their names, if there are any.
    pub(crate) fn request_keywords(&mut self, keywords: Gc<Dict>) -> Option<Value> {
        let mut names = smallvec::SmallVec::<[Value; 8]>::new();
        for entry in self.heap[keywords].iter() {
            names.push(entry.key);
            self.request.args.push(entry.value);
        }
        (!names.is_empty()).then(|| self.new_tuple(&names))
    }
}
