//! Instances of classes that the library writes in Pyish, with `__slots__`, and that natives make and read.
//!
//! An instance counts only if it is exactly of the class, which one comparison of shapes tells. All others are for the
//! methods that the library wrote: natives hand over to them ([`Cx::library_method`]).

use crate::heap::{Gc, Header, TailLen, Tracer, Value};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::instance::Instance;
use crate::objects::outcome::{Outcome, Raise};
use crate::objects::str::Str;

/// A class whose slots natives know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Template {
    Timedelta,
    Timezone,
    Date,
    DateTime,
    Decimal,
    DecimalContext,
    DecimalSignals,
}

impl Template {
    /// How the library names the class, and its slots in the order in which natives have them.
    const ALL: [(Template, &'static str, &'static [&'static str]); 7] = [
        (
            Template::Timedelta,
            "timedelta",
            &["_days", "_seconds", "_microseconds", "_hash"],
        ),
        (Template::Timezone, "timezone", &["_offset", "_name"]),
        (Template::Date, "date", &["_year", "_month", "_day", "_hash"]),
        (
            Template::DateTime,
            "datetime",
            &[
                "_year",
                "_month",
                "_day",
                "_hour",
                "_minute",
                "_second",
                "_microsecond",
                "_fold",
                "_tzinfo",
                "_hash",
            ],
        ),
        (Template::Decimal, "Decimal", &["_sign", "_coef", "_exp", "_kind"]),
        (
            Template::DecimalContext,
            "Context",
            &[
                "_prec",
                "_rounding",
                "_Emin",
                "_Emax",
                "_capitals",
                "_clamp",
                "_flags",
                "_traps",
            ],
        ),
        (Template::DecimalSignals, "SignalDict", &["_bits"]),
    ];

    /// The template of a class of this name.
    pub(crate) fn named(name: &str) -> Option<Template> {
        let row = Template::ALL.iter().find(|(_, known, _)| *known == name);
        row.map(|(template, _, _)| *template)
    }

    fn slots(self) -> &'static [&'static str] {
        Template::ALL[self as usize].2
    }
}

/// No template has more slots.
const MOST_SLOTS: usize = 10;

/// The shapes of the templates (0: not known yet), and what belongs to them.
#[derive(Default)]
pub(crate) struct Templates {
    shapes: [u32; Template::ALL.len()],
    /// Where in an instance each slot is.
    places: [[u8; MOST_SLOTS]; Template::ALL.len()],
    /// The methods that natives took the place of, by class and name.
    methods: Option<Gc<Dict>>,
    /// The variable that holds the decimal context.
    pub(crate) decimal_context: Option<Value>,
    /// `datetime.timezone.utc`.
    pub(crate) utc: Option<Value>,
}

impl Templates {
    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.option(self.methods);
        for value in [self.decimal_context, self.utc].into_iter().flatten() {
            tracer.value(value);
        }
    }
}

impl Cx {
    /// Takes the shape of an instance for a template's; false when its slots are others.
    pub(crate) fn set_template(&mut self, template: Template, instance: Value) -> bool {
        let Some(instance) = instance.as_gc::<Instance>() else {
            return false;
        };
        let shape = self.heap[instance].header.shape;
        let wanted = template.slots();
        let names = self.shapes.names(shape);
        let inline = self.heap.tail(instance).len();
        let place_of = |wanted: &str| {
            let ends_so = |name: &Gc<Str>| self.heap.text(*name).ends_with(&format!("\0{wanted}"));
            names.iter().position(ends_so).filter(|place| *place < inline)
        };
        let places: Option<Vec<usize>> = wanted.iter().map(|wanted| place_of(wanted)).collect();
        let Some(places) = places.filter(|places| places.len() == names.len()) else {
            return false;
        };
        for (slot, place) in places.into_iter().enumerate() {
            self.templates.places[template as usize][slot] = place as u8;
        }
        self.templates.shapes[template as usize] = shape;
        true
    }

    /// The first slots of an instance that is exactly of a template's class; Undef is one that is not set.
    #[inline]
    pub(crate) fn template_slots<const N: usize>(
        &self,
        template: Template,
        value: Value,
    ) -> Option<[Value; N]> {
        let instance = value.as_gc::<Instance>()?;
        let shape = self.templates.shapes[template as usize];
        if self.heap[instance].header.shape != shape {
            return None;
        }
        let (inline, places) = (
            self.heap.tail(instance),
            &self.templates.places[template as usize],
        );
        Some(std::array::from_fn(|slot| inline[usize::from(places[slot])]))
    }

    /// Writes a slot of such an instance.
    pub(crate) fn set_template_slot(
        &mut self,
        template: Template,
        instance: Value,
        slot: usize,
        value: Value,
    ) {
        if let Some(instance) = instance.as_gc::<Instance>() {
            let place = self.templates.places[template as usize][slot];
            self.heap.tail_mut(instance)[usize::from(place)] = value;
        }
    }

    /// A new instance of a template's class with these slots. The template must be known.
    #[inline]
    pub(crate) fn new_from_template(&mut self, template: Template, slots: &[Value]) -> Value {
        let shape = self.templates.shapes[template as usize];
        let inline = self.shapes.get(shape).inline_slots as usize;
        let instance = Instance {
            header: Header::new(shape),
            tail: TailLen::UNSET,
            reserved: 0,
            overflow: None,
        };
        let instance = self.heap.alloc_filled(instance, inline, Value::UNDEF);
        let places = self.templates.places[template as usize];
        let inline = self.heap.tail_mut(instance);
        for (slot, value) in slots.iter().enumerate() {
            inline[usize::from(places[slot])] = *value;
        }
        instance.value()
    }

    /// Whether a class is that of a template.
    pub(crate) fn is_template_class(&self, template: Template, class: Value) -> bool {
        let shape = self.templates.shapes[template as usize];
        shape != 0 && self.shapes.get(shape).class.value().is(class)
    }

    /// The class of a template, which must be known.
    pub(crate) fn template_class(&self, template: Template) -> Value {
        let shape = self.templates.shapes[template as usize];
        self.shapes.get(shape).class.value()
    }

    /// Keeps the method of the library that a native takes the place of.
    pub(crate) fn keep_library_method(&mut self, key: &str, method: Value) {
        let methods = match self.templates.methods {
            Some(methods) => methods,
            None => {
                let methods = self.new_dict();
                self.templates.methods = Some(methods);
                methods
            }
        };
        let key = self.intern(key);
        self.set_interned(methods, key, method);
    }

    /// Calls the method of the library that a native took the place of.
    #[cold]
    pub(crate) fn library_method(&mut self, key: &'static str, args: &[Value]) -> Result<Outcome, Raise> {
        let name = self.intern(key);
        let methods = self.templates.methods;
        match methods.and_then(|methods| self.get_name(methods, name)) {
            Some(method) => self.tail_call(method, args),
            None => Err(self.runtime_error(format!("the library does not define {key}"))),
        }
    }
}
