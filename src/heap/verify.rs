//! The heap verifier: walks every live object and checks that each value in it points at an object.
//! Stress runs call it after each collection; a lie told to the heap shows here, not in a crash later.

use std::collections::HashSet;

use super::allocate::Heap;
use super::collect::Tracer;
use super::object::Header;

impl Heap {
    /// Checks the whole heap; returns how many objects are alive.
    ///
    /// # Panics
    /// When an object holds a pointer to something that is not an object: a bug in Pyish.
    #[allow(unsafe_code)]
    pub(crate) fn verify(&mut self) -> usize {
        self.finish_sweep();
        let mut objects: HashSet<*const Header> = HashSet::new();
        self.for_each_object(|_, header| {
            objects.insert(header.cast_const());
        });
        let mut children = Vec::new();
        for header in &objects {
            // SAFETY: `for_each_object` gave headers of whole objects.
            let row = &self.kinds[usize::from(unsafe { (**header).kind })];
            let (name, trace) = (row.name, row.trace);
            // SAFETY: the row belongs to the object's kind.
            unsafe { trace(*header, &mut Tracer::checking(self, &mut children)) };
            for child in children.drain(..) {
                assert!(
                    objects.contains(&child),
                    "a {} points at a freed cell ({child:p})",
                    name
                );
            }
            // The checking tracer marked the children; give them back the mark of this epoch.
        }
        let present = self.epoch;
        self.for_each_object(|_, header| {
            // SAFETY: as above.
            unsafe { (*header).mark = present };
        });
        objects.len()
    }
}
