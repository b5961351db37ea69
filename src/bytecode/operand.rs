//! The kinds of operand an instruction can have, and where in its words each one lies.
//!
//! An instruction is one 32-bit word `op | A << 8 | B << 16 | C << 24`, followed by at most two
//! auxiliary words. `BX` is the upper half of the first word, `J` its upper 24 bits, `X1` and `X2` the
//! auxiliary words.

/// A place in an instruction's words that holds one operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Slot {
    A,
    B,
    C,
    /// The upper 16 bits of the first word (B and C together).
    BX,
    /// The upper 24 bits of the first word (A, B and C together).
    J,
    /// The first auxiliary word.
    X1,
    /// The second auxiliary word.
    X2,
}

impl Slot {
    /// How many auxiliary words an instruction with this slot has at least.
    pub(crate) const fn auxiliary_words(self) -> usize {
        match self {
            Slot::X1 => 1,
            Slot::X2 => 2,
            _ => 0,
        }
    }

    /// The raw bits of the slot, zero-extended.
    pub(crate) fn read(self, words: &[u32]) -> u32 {
        match self {
            Slot::A => words[0] >> 8 & 0xFF,
            Slot::B => words[0] >> 16 & 0xFF,
            Slot::C => words[0] >> 24,
            Slot::BX => words[0] >> 16,
            Slot::J => words[0] >> 8,
            Slot::X1 => words[1],
            Slot::X2 => words[2],
        }
    }

    /// Stores `bits` into the slot. They must fit: the compiler picks an opcode whose slot is wide enough.
    pub(crate) fn write(self, words: &mut [u32], bits: u32) {
        debug_assert!(bits <= self.mask(), "operand {bits:#x} does not fit in {self:?}");
        match self {
            Slot::A => words[0] |= bits << 8,
            Slot::B => words[0] |= bits << 16,
            Slot::C => words[0] |= bits << 24,
            Slot::BX => words[0] |= bits << 16,
            Slot::J => words[0] |= bits << 8,
            Slot::X1 => words[1] = bits,
            Slot::X2 => words[2] = bits,
        }
    }

    /// The largest unsigned number the slot can hold.
    pub(crate) const fn mask(self) -> u32 {
        match self {
            Slot::A | Slot::B | Slot::C => 0xFF,
            Slot::BX => 0xFFFF,
            Slot::J => 0xFF_FFFF,
            Slot::X1 | Slot::X2 => u32::MAX,
        }
    }

    /// `bits` read as a two's complement number of the slot's width.
    pub(crate) const fn sign_extend(self, bits: u32) -> i32 {
        let unused = self.mask().leading_zeros();
        (bits << unused) as i32 >> unused
    }
}

/// What an operand means; the verifier and the disassembler dispatch on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum OperandKind {
    /// A register of the frame.
    Register,
    /// A signed number that stands for itself.
    Immediate,
    /// How many registers, pairs or arguments follow.
    Count,
    /// An index into the code object's constants.
    Constant,
    /// An index into the code object's inline-cache sites, which also carry the name looked up.
    Site,
    /// An index into the code object's free variables.
    Free,
    /// A jump distance in words, counted from the word after the instruction.
    Offset,
    /// One of a few variants of the instruction; the row's doc says which.
    Variant,
}

/// A typed operand: how it becomes bits and comes back from them.
pub(crate) trait Operand: Copy {
    const KIND: OperandKind;
    fn to_bits(self, slot: Slot) -> u32;
    fn from_bits(bits: u32, slot: Slot) -> Self;
}

macro_rules! unsigned_operands {
    ($($(#[$doc:meta])* $name:ident($int:ty) = $kind:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub(crate) struct $name(pub(crate) $int);

        impl Operand for $name {
            const KIND: OperandKind = OperandKind::$kind;
            fn to_bits(self, _slot: Slot) -> u32 {
                self.0 as u32
            }
            fn from_bits(bits: u32, _slot: Slot) -> Self {
                $name(bits as $int)
            }
        }
    )*};
}

unsigned_operands! {
    /// A register: a numbered place in a frame.
    Reg(u16) = Register;
    /// How many registers, pairs or arguments.
    Count(u32) = Count;
    /// An index into `Code::constants`.
    ConstantIndex(u32) = Constant;
    /// An index into `Code::sites`.
    SiteIndex(u32) = Site;
    /// An index into `Code::free_names`.
    FreeIndex(u16) = Free;
    /// One of a few variants of an instruction.
    Variant(u8) = Variant;
}

macro_rules! signed_operands {
    ($($(#[$doc:meta])* $name:ident = $kind:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
        pub(crate) struct $name(pub(crate) i32);

        impl Operand for $name {
            const KIND: OperandKind = OperandKind::$kind;
            fn to_bits(self, slot: Slot) -> u32 {
                self.0 as u32 & slot.mask()
            }
            fn from_bits(bits: u32, slot: Slot) -> Self {
                $name(slot.sign_extend(bits))
            }
        }
    )*};
}

signed_operands! {
    /// A small integer inside the instruction.
    Imm = Immediate;
    /// A jump distance in words from the end of the instruction (its auxiliary words included).
    Offset = Offset;
}
