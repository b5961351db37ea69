//! Shapes: the class of an object and, for instances, which attribute is in which slot.
//!
//! Instances that got the same attributes in the same order share a shape, so one comparison of the
//! header's `shape` tells an inline cache that what it found last time still holds.

use hashbrown::HashMap;

use crate::heap::Gc;
use crate::objects::class::Class;
use crate::objects::str::Str;

/// An index into the machine's shape table; 0 is no shape.
pub(crate) type ShapeId = u32;

/// With no more attributes than this, walking to the root is quicker than a map.
const FEW_SLOTS: u32 = 8;

/// One shape. A shape with attributes is its parent's plus one.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) class: Gc<Class>,
    /// How many attribute slots are inside the instance; the rest are in its overflow.
    pub(crate) inline_slots: u32,
    /// How many attributes instances of this shape have.
    pub(crate) count: u32,
    /// The attribute in slot `count - 1`; `None` for a root shape.
    pub(crate) last: Option<Gc<Str>>,
    pub(crate) parent: ShapeId,
    /// Instances keep their attributes in a dict instead of slots.
    pub(crate) is_dictionary: bool,
    /// Shapes with one attribute more.
    transitions: HashMap<Gc<Str>, ShapeId>,
    /// Slots by name, made when first asked for.
    slots: Option<HashMap<Gc<Str>, u32>>,
}

/// All shapes of a machine.
#[derive(Debug, Default)]
pub(crate) struct ShapeTable {
    shapes: Vec<Shape>,
    /// The shape of instances in dictionary mode, by class and number of slots inside.
    dictionaries: HashMap<(Gc<Class>, u32), ShapeId>,
}

impl ShapeTable {
    /// A table with a place for the reserved shape 0.
    pub(crate) fn new() -> ShapeTable {
        ShapeTable::default()
    }

    /// The shape.
    #[inline(always)]
    pub(crate) fn get(&self, id: ShapeId) -> &Shape {
        &self.shapes[id as usize - 1]
    }

    /// A shape without attributes for instances of `class`.
    pub(crate) fn add_root(&mut self, class: Gc<Class>, inline_slots: u32, is_dictionary: bool) -> ShapeId {
        self.push(Shape {
            class,
            inline_slots,
            count: 0,
            last: None,
            parent: 0,
            is_dictionary,
            transitions: HashMap::new(),
            slots: None,
        })
    }

    fn push(&mut self, shape: Shape) -> ShapeId {
        self.shapes.push(shape);
        u32::try_from(self.shapes.len()).expect("fewer than four billion shapes")
    }

    /// The shape after adding attribute `name` to instances of `id`.
    pub(crate) fn with_attribute(&mut self, id: ShapeId, name: Gc<Str>) -> ShapeId {
        let shape = self.get(id);
        if let Some(next) = shape.transitions.get(&name) {
            return *next;
        }
        let next = Shape {
            class: shape.class,
            inline_slots: shape.inline_slots,
            count: shape.count + 1,
            last: Some(name),
            parent: id,
            is_dictionary: shape.is_dictionary,
            transitions: HashMap::new(),
            slots: None,
        };
        let next = self.push(next);
        self.shapes[id as usize - 1].transitions.insert(name, next);
        next
    }

    /// The slot of attribute `name` (an interned string) in instances of `id`.
    pub(crate) fn slot(&mut self, id: ShapeId, name: Gc<Str>) -> Option<u32> {
        let shape = self.get(id);
        if shape.count == 0 {
            return None;
        }
        if shape.count <= FEW_SLOTS {
            let mut at = shape;
            loop {
                match at.last {
                    Some(last) if last == name => return Some(at.count - 1),
                    Some(_) => at = self.get(at.parent),
                    None => return None,
                }
            }
        }
        if shape.slots.is_none() {
            let slots = self.names(id).into_iter().zip(0..).collect();
            self.shapes[id as usize - 1].slots = Some(slots);
        }
        self.get(id)
            .slots
            .as_ref()
            .and_then(|slots| slots.get(&name).copied())
    }

    /// The attributes of instances of `id`, in slot order.
    pub(crate) fn names(&self, id: ShapeId) -> Vec<Gc<Str>> {
        let mut names = Vec::with_capacity(self.get(id).count as usize);
        let mut at = id;
        while let Some(name) = self.get(at).last {
            names.push(name);
            at = self.get(at).parent;
        }
        names.reverse();
        names
    }

    /// The shape of instances of a class in dictionary mode.
    pub(crate) fn dictionary(&self, class: Gc<Class>, inline_slots: u32) -> Option<ShapeId> {
        self.dictionaries.get(&(class, inline_slots)).copied()
    }

    /// Records that shape. Classes with a shape live as long as the machine, so the key stays valid.
    pub(crate) fn set_dictionary(&mut self, class: Gc<Class>, inline_slots: u32, shape: ShapeId) {
        self.dictionaries.insert((class, inline_slots), shape);
    }

    /// Every shape, for tracing.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.iter()
    }
}
