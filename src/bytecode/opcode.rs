//! The opcode table: one row an instruction, from which everything else about it is made: the `Op`
//! enum, the typed `Instruction`, its encoding and decoding, its name and effects, and the legend that
//! `pyish dis --legend` prints.
//!
//! Registers: `dst` is written, the others are read. A call window at register `w` is laid out as
//! `w+0 .. w+2` frame header, `w+3` the callee, `w+4 …` the arguments; the callee's frame is built in
//! place there, and the result lands in `w`.

use super::operand::*;

/// What an instruction may do besides writing its registers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Effect {
    /// May raise a script exception.
    Raises,
    /// May run script code: a dunder method, a descriptor, a callee.
    Calls,
    /// May move `pc` elsewhere.
    Jumps,
    /// May suspend the frame; allowed only in generators, coroutines and async generators.
    Suspends,
    /// Control never goes on to the next instruction.
    Ends,
    /// A place where the machine may collect, switch, or be stopped.
    Safepoint,
}

/// One operand of an opcode: its name, what it means and where it lies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperandRow {
    pub(crate) name: &'static str,
    pub(crate) kind: OperandKind,
    pub(crate) slot: Slot,
}

/// All that is known about an opcode.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpcodeRow {
    pub(crate) op: Op,
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) operands: &'static [OperandRow],
    pub(crate) effects: &'static [Effect],
    /// Length in words, auxiliary words included.
    pub(crate) words: usize,
}

const fn length_of(slots: &[Slot]) -> usize {
    let mut longest = 0;
    let mut i = 0;
    while i < slots.len() {
        if slots[i].auxiliary_words() > longest {
            longest = slots[i].auxiliary_words();
        }
        i += 1;
    }
    1 + longest
}

macro_rules! opcodes {
    ($($(#[doc = $doc:literal])* $name:ident { $($field:ident: $ty:ident = $slot:ident),* } => [$($effect:ident),*];)*) => {
        /// The number of an instruction: the low byte of its first word.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u8)]
        pub(crate) enum Op { $($name),* }

        /// A decoded instruction.
        #[derive(Clone, Copy, PartialEq, Debug)]
        pub(crate) enum Instruction {
            $($(#[doc = $doc])* $name { $($field: $ty),* }),*
        }

        /// The table, indexed by opcode number.
        pub(crate) static OPCODES: &[OpcodeRow] = &[$(OpcodeRow {
            op: Op::$name,
            name: stringify!($name),
            doc: concat!($($doc, "\n"),*),
            operands: &[$(OperandRow {
                name: stringify!($field),
                kind: <$ty as Operand>::KIND,
                slot: Slot::$slot,
            }),*],
            effects: &[$(Effect::$effect),*],
            words: length_of(&[$(Slot::$slot),*]),
        }),*];

        impl Op {
            /// The opcode with this number, or `None` when no opcode has it.
            pub(crate) fn from_byte(byte: u8) -> Option<Op> {
                OPCODES.get(byte as usize).map(|row| row.op)
            }
        }

        impl Instruction {
            /// This instruction's opcode.
            pub(crate) fn op(&self) -> Op {
                match self { $(Instruction::$name { .. } => Op::$name),* }
            }

            /// Writes the instruction's words; returns how many they are.
            pub(crate) fn encode(&self, words: &mut [u32; 3]) -> usize {
                *words = [self.op() as u32, 0, 0];
                match *self {
                    $(Instruction::$name { $($field),* } => {
                        $(Slot::$slot.write(words, $field.to_bits(Slot::$slot));)*
                    })*
                }
                self.op().row().words
            }

            /// Reads the instruction at the start of `words`; `None` when the bytes are no instruction.
            pub(crate) fn decode(words: &[u32]) -> Option<Instruction> {
                let op = Op::from_byte(*words.first()? as u8)?;
                if words.len() < op.row().words {
                    return None;
                }
                Some(match op {
                    $(Op::$name => Instruction::$name {
                        $($field: <$ty as Operand>::from_bits(Slot::$slot.read(words), Slot::$slot)),*
                    }),*
                })
            }
        }
    };
}

impl Op {
    /// The opcode's row in the table.
    pub(crate) fn row(self) -> &'static OpcodeRow {
        &OPCODES[self as usize]
    }
}

opcodes! {
    // ---- moves and constants ----

    /// Do nothing.
    Nop {} => [];
    /// `dst = src`.
    Move { dst: Reg = A, src: Reg = B } => [];
    /// `dst = high`, a register beyond 255.
    LoadHigh { dst: Reg = A, high: Reg = BX } => [];
    /// `high = src`, a register beyond 255.
    StoreHigh { src: Reg = A, high: Reg = BX } => [];
    /// `dst = constants[constant]`.
    LoadConst { dst: Reg = A, constant: ConstantIndex = BX } => [];
    /// `dst = constants[constant]`, for code with more than 65,536 constants.
    LoadConstWide { dst: Reg = A, constant: ConstantIndex = X1 } => [];
    /// `dst = value`, a small int.
    LoadInt { dst: Reg = A, value: Imm = BX } => [];
    /// `dst` = None, False, True, Ellipsis, NotImplemented or Undef (unbound): `special` 0 to 5.
    LoadSpecial { dst: Reg = A, special: Variant = B } => [];
    /// Raise UnboundLocalError when the local in `src` is unbound.
    CheckBound { src: Reg = A } => [Raises];
    /// Unbind the local in `target`; raise UnboundLocalError when it is unbound already.
    DeleteLocal { target: Reg = A } => [Raises];

    // ---- cells and free variables ----

    /// Put a new cell holding the register's present value (perhaps Undef) into the register.
    MakeCell { target: Reg = A } => [];
    /// `dst` = contents of the cell in `cell`; raise UnboundLocalError when it is unbound.
    LoadCell { dst: Reg = A, cell: Reg = B } => [Raises];
    /// contents of the cell in `cell` = `src`.
    StoreCell { cell: Reg = A, src: Reg = B } => [];
    /// Unbind the contents of the cell; raise UnboundLocalError when it is unbound already.
    DeleteCell { cell: Reg = A } => [Raises];
    /// `dst` = contents of the function's free variable; raise NameError when it is unbound.
    LoadFree { dst: Reg = A, free: FreeIndex = BX } => [Raises];
    /// contents of the free variable = `src`.
    StoreFree { src: Reg = A, free: FreeIndex = BX } => [];
    /// Unbind the free variable; raise NameError when it is unbound already.
    DeleteFree { free: FreeIndex = BX } => [Raises];
    /// `dst` = the cell itself of the free variable, for building an inner function's closure.
    LoadFreeCell { dst: Reg = A, free: FreeIndex = BX } => [];

    // ---- globals and names; a namespace scope (class body, exec) keeps its mapping in register 0 ----

    /// `dst` = global or built-in of the site's name; raise NameError when there is none.
    LoadGlobal { dst: Reg = A, site: SiteIndex = BX } => [Raises];
    /// global of the site's name = `src`.
    StoreGlobal { src: Reg = A, site: SiteIndex = BX } => [];
    /// Delete the global of the site's name.
    DeleteGlobal { site: SiteIndex = BX } => [Raises];
    /// `dst` = the site's name in the namespace, else global, else built-in.
    LoadName { dst: Reg = A, site: SiteIndex = BX } => [Raises, Calls];
    /// Bind the site's name in the namespace.
    StoreName { src: Reg = A, site: SiteIndex = BX } => [Raises, Calls];
    /// Delete the site's name from the namespace.
    DeleteName { site: SiteIndex = BX } => [Raises, Calls];
    /// `dst` = the site's name in the namespace, else the free variable's contents.
    LoadNameOrFree { dst: Reg = A, free: FreeIndex = BX, site: SiteIndex = X1 } => [Raises, Calls];

    // ---- attributes and items ----

    /// `dst = object.name`.
    GetAttr { dst: Reg = A, object: Reg = B, site: SiteIndex = X1 } => [Raises, Calls];
    /// `object.name = value`.
    SetAttr { object: Reg = A, value: Reg = B, site: SiteIndex = X1 } => [Raises, Calls];
    /// `del object.name`.
    DeleteAttr { object: Reg = A, site: SiteIndex = X1 } => [Raises, Calls];
    /// Look up `object.name` for a call by `CallMethod` on the same window: when it is a plain method,
    /// `window+gap` = the function and behind it the object; else `window+gap` = Undef and behind it the value looked
    /// up. Then come the arguments.
    LoadMethod { window: Reg = A, object: Reg = B, gap: Variant = C, site: SiteIndex = X1 } => [Raises, Calls];
    /// `dst = object[key]`.
    GetItem { dst: Reg = A, object: Reg = B, key: Reg = C } => [Raises, Calls];
    /// `dst = object[key]` with a small int key.
    GetItemInt { dst: Reg = A, object: Reg = B, key: Imm = C } => [Raises, Calls];
    /// `object[key] = value`.
    SetItem { object: Reg = A, key: Reg = B, value: Reg = C } => [Raises, Calls];
    /// `del object[key]`.
    DeleteItem { object: Reg = A, key: Reg = B } => [Raises, Calls];
    /// `dst = slice(first, first+1, first+2)`.
    BuildSlice { dst: Reg = A, first: Reg = B } => [];

    // ---- operators ----

    /// `dst = left + right`.
    Add { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left - right`.
    Subtract { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left * right`.
    Multiply { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left / right`.
    TrueDivide { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left // right`.
    FloorDivide { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left % right`.
    Modulo { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// Operators without an opcode of their own: `dst = left OP right`, `operator` a `BinaryOperator` number.
    Binary { dst: Reg = A, left: Reg = B, right: Reg = C, operator: Variant = X1 } => [Raises, Calls];
    /// `dst = left OP= right` (the in-place form, trying `__iadd__` and so on first).
    Inplace { dst: Reg = A, left: Reg = B, right: Reg = C, operator: Variant = X1 } => [Raises, Calls];
    /// `dst = left += right`.
    InplaceAdd { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left & right`.
    BitAnd { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left | right`.
    BitOr { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left ^ right`.
    BitXor { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left << right`.
    ShiftLeft { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left >> right`.
    ShiftRight { dst: Reg = A, left: Reg = B, right: Reg = C } => [Raises, Calls];
    /// `dst = left + right` with a small int.
    AddInt { dst: Reg = A, left: Reg = B, right: Imm = C } => [Raises, Calls];
    /// `dst = left - right` with a small int.
    SubtractInt { dst: Reg = A, left: Reg = B, right: Imm = C } => [Raises, Calls];
    /// `dst = left * right` with a small int.
    MultiplyInt { dst: Reg = A, left: Reg = B, right: Imm = C } => [Raises, Calls];
    /// `dst = left // right` with a small int.
    FloorDivideInt { dst: Reg = A, left: Reg = B, right: Imm = C } => [Raises, Calls];
    /// `dst = left % right` with a small int.
    ModuloInt { dst: Reg = A, left: Reg = B, right: Imm = C } => [Raises, Calls];
    /// `dst = left & right` with a small int.
    BitAndInt { dst: Reg = A, left: Reg = B, right: Imm = C } => [Raises, Calls];
    /// `dst = left << right` with a small int.
    ShiftLeftInt { dst: Reg = A, left: Reg = B, right: Imm = C } => [Raises, Calls];
    /// `dst = left >> right` with a small int.
    ShiftRightInt { dst: Reg = A, left: Reg = B, right: Imm = C } => [Raises, Calls];
    /// `dst = left += right` with a small int.
    InplaceAddInt { dst: Reg = A, left: Reg = B, right: Imm = C } => [Raises, Calls];
    /// `dst = left -= right` with a small int.
    InplaceSubtractInt { dst: Reg = A, left: Reg = B, right: Imm = C } => [Raises, Calls];
    /// `dst = -operand`.
    Negative { dst: Reg = A, operand: Reg = B } => [Raises, Calls];
    /// `dst = +operand`.
    Positive { dst: Reg = A, operand: Reg = B } => [Raises, Calls];
    /// `dst = ~operand`.
    Invert { dst: Reg = A, operand: Reg = B } => [Raises, Calls];
    /// `dst = not operand`.
    Not { dst: Reg = A, operand: Reg = B } => [Raises, Calls];

    // ---- comparisons ----

    /// `dst = left OP right`, `comparison` a `Comparison` number (Lt Le Eq Ne Gt Ge): the value, which
    /// need not be a bool.
    Compare { dst: Reg = A, left: Reg = B, right: Reg = C, comparison: Variant = X1 } => [Raises, Calls];
    /// `dst = left is right`.
    Is { dst: Reg = A, left: Reg = B, right: Reg = C } => [];
    /// `dst = left is not right`.
    IsNot { dst: Reg = A, left: Reg = B, right: Reg = C } => [];
    /// `dst = item in container`.
    In { dst: Reg = A, item: Reg = B, container: Reg = C } => [Raises, Calls];
    /// `dst = item not in container`.
    NotIn { dst: Reg = A, item: Reg = B, container: Reg = C } => [Raises, Calls];

    // ---- jumps ----

    /// Go on at `offset`, forwards.
    Jump { offset: Offset = J } => [Jumps, Ends];
    /// Go back to the head of a loop: a jump that is also a safepoint.
    JumpBack { offset: Offset = J } => [Jumps, Ends, Safepoint];
    /// Jump when the truth of `condition` is true.
    JumpIfTrue { condition: Reg = A, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when the truth of `condition` is false.
    JumpIfFalse { condition: Reg = A, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `value is None`.
    JumpIfNone { value: Reg = A, offset: Offset = X1 } => [Jumps];
    /// Jump when `value is not None`.
    JumpIfNotNone { value: Reg = A, offset: Offset = X1 } => [Jumps];
    /// Jump when `left is right`.
    JumpIfIs { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Jumps];
    /// Jump when `left is not right`.
    JumpIfIsNot { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Jumps];
    /// Jump when `left < right` is true.
    JumpIfLt { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left < right` is false.
    JumpIfNotLt { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left <= right` is true.
    JumpIfLe { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left <= right` is false.
    JumpIfNotLe { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left == right` is true.
    JumpIfEq { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left == right` is false.
    JumpIfNotEq { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left != right` is true.
    JumpIfNe { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left != right` is false.
    JumpIfNotNe { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left > right` is true.
    JumpIfGt { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left > right` is false.
    JumpIfNotGt { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left >= right` is true.
    JumpIfGe { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left >= right` is false.
    JumpIfNotGe { left: Reg = A, right: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left < right` is true, with a small int.
    JumpIfLtInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left < right` is false, with a small int.
    JumpIfNotLtInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left <= right` is true, with a small int.
    JumpIfLeInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left <= right` is false, with a small int.
    JumpIfNotLeInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left == right` is true, with a small int.
    JumpIfEqInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left == right` is false, with a small int.
    JumpIfNotEqInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left != right` is true, with a small int.
    JumpIfNeInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left != right` is false, with a small int.
    JumpIfNotNeInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left > right` is true, with a small int.
    JumpIfGtInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left > right` is false, with a small int.
    JumpIfNotGtInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left >= right` is true, with a small int.
    JumpIfGeInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// Jump when `left >= right` is false, with a small int.
    JumpIfNotGeInt { left: Reg = A, right: Imm = BX, offset: Offset = X1 } => [Raises, Calls, Jumps];

    // ---- calls and returns ----

    /// Call `window+gap` with `count` positional arguments, which are behind it; the result lands in `window`.
    Call { window: Reg = A, count: Count = B, gap: Variant = C } => [Raises, Calls, Safepoint];
    /// The same with keyword arguments: `count` positional ones, then one for each name in the tuple `names`.
    CallKw { window: Reg = A, count: Count = B, gap: Variant = C, names: ConstantIndex = X1 } => [Raises, Calls, Safepoint];
    /// Call what `LoadMethod` put into the window, with `count` positional arguments, which are behind that.
    CallMethod { window: Reg = A, count: Count = B, gap: Variant = C } => [Raises, Calls, Safepoint];
    /// The same with keyword arguments.
    CallMethodKw { window: Reg = A, count: Count = B, gap: Variant = C, names: ConstantIndex = X1 } => [Raises, Calls, Safepoint];
    /// Call `window+gap` with the tuple and the dict (Undef: no keywords) behind it.
    CallEx { window: Reg = A, gap: Variant = C } => [Raises, Calls, Safepoint];
    /// `super()` without arguments: when `window+gap` is the built-in `super`, call it with the class and the first
    /// argument, which are behind it; else call it with nothing.
    CallSuper { window: Reg = A, gap: Variant = C } => [Raises, Calls, Safepoint];
    /// Return `value` from the frame.
    Return { value: Reg = A } => [Ends];
    /// Return None from the frame.
    ReturnNone {} => [Ends];

    /// The end of a class call's own little frame: return `instance`, after checking that `__init__` gave
    /// None in `result`.
    ReturnInstance { instance: Reg = A, result: Reg = B } => [Raises, Ends];

    // ---- suspension ----

    /// Yield `value`; when resumed, `dst` = what was sent.
    Yield { dst: Reg = A, value: Reg = B } => [Raises, Suspends];
    /// Delegate to the iterator in `iterator` (`yield from`); `dst` = its return value.
    YieldFrom { dst: Reg = A, iterator: Reg = B } => [Raises, Calls, Suspends];
    /// `dst` = the iterator that `yield from source` delegates to.
    GetYieldFromIter { dst: Reg = A, source: Reg = B } => [Raises, Calls];
    /// Await `awaitable`; `dst` = its result. `role` words the error when it cannot be awaited:
    /// 0 plain, 1 what `__aenter__` gave, 2 what `__aexit__` gave.
    Await { dst: Reg = A, awaitable: Reg = B, role: Variant = C } => [Raises, Calls, Suspends];

    // ---- iteration ----

    /// `dst = iter(source)`.
    GetIter { dst: Reg = A, source: Reg = B } => [Raises, Calls];
    /// `dst` = the next item of `iterator`; jump when it is exhausted.
    ForIter { dst: Reg = A, iterator: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps];
    /// `dst = source.__aiter__()`, checked.
    GetAsyncIter { dst: Reg = A, source: Reg = B } => [Raises, Calls];
    /// `dst` = the awaited next item of the async iterator; jump when it is exhausted.
    ForAsync { dst: Reg = A, iterator: Reg = B, offset: Offset = X1 } => [Raises, Calls, Jumps, Suspends];
    /// Unpack `source` into exactly `count` registers from `first`.
    UnpackSequence { first: Reg = A, source: Reg = B, count: Count = C } => [Raises, Calls];
    /// Unpack `source` into `before` registers from `first`, a list of the rest, then `after` registers.
    UnpackStarred { first: Reg = A, source: Reg = B, before: Count = X1, after: Count = X2 } => [Raises, Calls];
    /// `dst` = list of what `UnpackStarred` would give, or, with a negative `after`, `UnpackSequence`: for more
    /// targets than there are registers.
    UnpackMany { dst: Reg = A, source: Reg = B, before: Imm = X1, after: Imm = X2 } => [Raises, Calls];

    // ---- building ----

    /// `dst` = tuple of `count` registers from `first`.
    BuildTuple { dst: Reg = A, first: Reg = B, count: Count = C } => [];
    /// `dst` = list of `count` registers from `first`.
    BuildList { dst: Reg = A, first: Reg = B, count: Count = C } => [];
    /// `dst` = set of `count` registers from `first`.
    BuildSet { dst: Reg = A, first: Reg = B, count: Count = C } => [Raises, Calls];
    /// `dst` = dict of `count` key-value pairs from `first`.
    BuildDict { dst: Reg = A, first: Reg = B, count: Count = C } => [Raises, Calls];
    /// Append `value` to the list.
    ListAppend { list: Reg = A, value: Reg = B } => [];
    /// Extend the list by an iterable (`[*x]`, `f(*x)`).
    ListExtend { list: Reg = A, source: Reg = B } => [Raises, Calls];
    /// `dst = tuple(list)`, for a list that nobody else holds.
    ListToTuple { dst: Reg = A, list: Reg = B } => [];
    /// The positional arguments of `f(*source)`: `dst` = a tuple as it is, or a new tuple of what can be
    /// gone through without running script code, and jump; else go on, to gather them one by one. Raises
    /// TypeError naming `callee` when `source` cannot be iterated.
    SpreadArguments { dst: Reg = A, source: Reg = B, callee: Reg = C, offset: Offset = X1 } => [Raises, Jumps];
    /// Add `value` to the set.
    SetAdd { set: Reg = A, value: Reg = B } => [Raises, Calls];
    /// Add all of an iterable to the set.
    SetUpdate { set: Reg = A, source: Reg = B } => [Raises, Calls];
    /// `dict[key] = value` on a dict display or comprehension.
    DictSet { dict: Reg = A, key: Reg = B, value: Reg = C } => [Raises, Calls];
    /// Update the dict from a mapping (`{**x}`).
    DictUpdate { dict: Reg = A, source: Reg = B } => [Raises, Calls];
    /// Add the keywords of a call's `**x`; a key that is there already raises TypeError naming `callee`.
    DictMerge { dict: Reg = A, source: Reg = B, callee: Reg = C } => [Raises, Calls];
    /// `dst` = concatenation of `count` strings from `first`.
    BuildString { dst: Reg = A, first: Reg = B, count: Count = C } => [];
    /// `dst` = `format(value)` after a conversion: 0 none, 1 `!s`, 2 `!r`, 3 `!a`.
    Format { dst: Reg = A, value: Reg = B, conversion: Variant = C } => [Raises, Calls];
    /// `dst` = `format(value, spec)` after a conversion.
    FormatSpec { dst: Reg = A, value: Reg = B, spec: Reg = C, conversion: Variant = X1 } => [Raises, Calls];
    /// `dst` = Interpolation(first, first+1, first+2, first+3): value, expression text, conversion, spec.
    BuildInterpolation { dst: Reg = A, first: Reg = B } => [];
    /// `dst` = Template of the tuple of strings in `strings` and the tuple in `interpolations`.
    BuildTemplate { dst: Reg = A, strings: Reg = B, interpolations: Reg = C } => [];

    // ---- functions, classes, modules ----

    /// `dst` = function of the code constant. `parts` says which of these stand in registers from
    /// `first`, in this order: 1 tuple of defaults, 2 dict of keyword defaults, 4 the function that
    /// computes annotations, 8 tuple of closure cells.
    MakeFunction { dst: Reg = A, first: Reg = B, parts: Variant = C, code: ConstantIndex = X1 } => [];
    /// `dst` = the function that runs a `class` statement.
    LoadBuildClass { dst: Reg = A } => [];
    /// `dst` = AssertionError, whatever the script did to that name.
    LoadAssertionError { dst: Reg = A } => [];
    /// `dst` = the module named by the site, imported; `level` counts leading dots, `names` is the tuple
    /// of a `from` import or None.
    Import { dst: Reg = A, names: Reg = B, level: Count = C, site: SiteIndex = X1 } => [Raises, Calls];
    /// `dst` = the site's name from `module`: attribute, else submodule, else ImportError.
    ImportFrom { dst: Reg = A, module: Reg = B, site: SiteIndex = X1 } => [Raises, Calls];
    /// Bind every public name of `module` in the present namespace (globals, or register 0 of a namespace scope).
    ImportStar { module: Reg = A } => [Raises, Calls];
    /// `dst` = what the `Intrinsic` with number `which` makes of the registers from `first`.
    Intrinsic { dst: Reg = A, first: Reg = B, which: Variant = C } => [Raises, Calls];
    /// Show the value of an expression statement at the prompt, and bind `_`.
    PrintExpression { value: Reg = A } => [Raises, Calls];

    /// The registers from `window` on, but for `kept`, hold nothing any more: what died with them, and has a
    /// `__del__` or `finally` to run, is finalised before the next statement.
    Release { window: Reg = A, kept: Reg = B } => [Calls, Safepoint];
    /// The value of an expression statement, in `window`, is dropped: if it has a `__del__`, it is finalised before
    /// the next statement.
    Discard { window: Reg = A } => [Calls, Safepoint];
    /// `dst`, a variable that may have a value, = the result of a call, in `window`: if what the variable referred to
    /// has a `finally` to run, and died, it is finalised before the next statement.
    Rebind { dst: Reg = A, window: Reg = B } => [Calls, Safepoint];

    // ---- exceptions; the handler table names the register that receives the exception ----

    /// Raise `exception` (a class or an instance).
    Raise { exception: Reg = A } => [Raises, Calls, Ends];
    /// Raise `exception` with `cause` as its `__cause__`.
    RaiseFrom { exception: Reg = A, cause: Reg = B } => [Raises, Calls, Ends];
    /// `raise` alone: raise the exception being handled again.
    RaiseAgain {} => [Raises, Ends];
    /// Go on unwinding with `exception` as it is: its traceback and context are not touched.
    Reraise { exception: Reg = A } => [Raises, Ends];
    /// The exception in `exception` is now being handled; `saved` = the one handled before.
    /// The registers from `window` on hold nothing any more; what died with them is finalised first.
    EnterHandler { saved: Reg = A, exception: Reg = B, window: Reg = C } => [Calls, Safepoint];
    /// The exception in `saved` is being handled again.
    LeaveHandler { saved: Reg = A } => [];
    /// Jump when `exception` is not an instance of `pattern`, a class or a tuple of classes.
    JumpIfNoMatch { exception: Reg = A, pattern: Reg = B, offset: Offset = X1 } => [Raises, Jumps];
    /// `dst`, `dst+1`, `dst+2` = type, value and traceback of `exception`, the arguments of `__exit__`.
    ExceptionInfo { dst: Reg = A, exception: Reg = B } => [];
    /// Begin a `with`: `dst` = the bound `__exit__` of `manager`, `dst+1+gap` = its bound `__enter__`, ready for
    /// `Call` with window `dst+1` and no arguments.
    LoadContext { dst: Reg = A, manager: Reg = B, gap: Variant = C } => [Raises, Calls];
    /// Begin an `async with`: the same with `__aexit__` and `__aenter__`.
    LoadAsyncContext { dst: Reg = A, manager: Reg = B, gap: Variant = C } => [Raises, Calls];
}

macro_rules! intrinsics {
    ($($(#[doc = $doc:literal])* $name:ident($count:literal),)*) => {
        /// Operations of statements that are too rare for an opcode of their own, in the numbering of
        /// `Intrinsic`.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub(crate) enum Intrinsic {
            $($(#[doc = $doc])* $name),*
        }

        impl Intrinsic {
            pub(crate) const ALL: &[Intrinsic] = &[$(Intrinsic::$name),*];

            /// How many registers it reads.
            pub(crate) const fn operands(self) -> usize {
                match self { $(Intrinsic::$name => $count),* }
            }

            /// The operation's name, as the disassembler shows it.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Intrinsic::$name => stringify!($name)),* }
            }
        }
    };
}

intrinsics! {
    /// Whether a sequence pattern may match the value.
    IsSequence(1),
    /// Whether a mapping pattern may match the value.
    IsMapping(1),
    /// `len(value)`.
    Length(1),
    /// Of a mapping and a tuple of keys: the tuple of their values, or None when one is missing.
    MatchKeys(2),
    /// Of a subject, a class, a tuple of attribute names and a count of positional patterns: the tuple of
    /// the attributes, positional ones first, or None when the pattern does not match.
    MatchClass(4),
    /// Of what an `except*` statement has not handled yet (or None) and the types of a clause: the pair
    /// (group of what matches, the rest), each None when there is none.
    MatchGroup(2),
    /// Of the exception that an `except*` statement caught and the list of what its clauses raised and what
    /// was left: what the statement raises, or None.
    Unhandled(2),
    /// Of a kind (0 TypeVar, 1 TypeVar with constraints, 2 ParamSpec, 3 TypeVarTuple), a name, and the
    /// functions that compute bound and default (or None): the type parameter.
    TypeParameter(4),
    /// `typing.Generic` of the tuple of a class's type parameters.
    GenericBase(1),
    /// Of a function and the tuple of its type parameters: the function, which knows them now.
    SetTypeParameters(2),
    /// Of a name, the tuple of type parameters, and the function that computes the value: what a `type`
    /// statement makes.
    TypeAlias(3),
}

/// Binary operators, in the numbering of `Binary` and `Inplace`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum BinaryOperator {
    Add,
    Subtract,
    Multiply,
    MatrixMultiply,
    TrueDivide,
    FloorDivide,
    Modulo,
    Power,
    ShiftLeft,
    ShiftRight,
    And,
    Or,
    Xor,
}

impl BinaryOperator {
    pub(crate) const ALL: [BinaryOperator; 13] = [
        BinaryOperator::Add,
        BinaryOperator::Subtract,
        BinaryOperator::Multiply,
        BinaryOperator::MatrixMultiply,
        BinaryOperator::TrueDivide,
        BinaryOperator::FloorDivide,
        BinaryOperator::Modulo,
        BinaryOperator::Power,
        BinaryOperator::ShiftLeft,
        BinaryOperator::ShiftRight,
        BinaryOperator::And,
        BinaryOperator::Or,
        BinaryOperator::Xor,
    ];

    /// The operator as it is written.
    pub(crate) const fn symbol(self) -> &'static str {
        match self {
            BinaryOperator::Add => "+",
            BinaryOperator::Subtract => "-",
            BinaryOperator::Multiply => "*",
            BinaryOperator::MatrixMultiply => "@",
            BinaryOperator::TrueDivide => "/",
            BinaryOperator::FloorDivide => "//",
            BinaryOperator::Modulo => "%",
            BinaryOperator::Power => "**",
            BinaryOperator::ShiftLeft => "<<",
            BinaryOperator::ShiftRight => ">>",
            BinaryOperator::And => "&",
            BinaryOperator::Or => "|",
            BinaryOperator::Xor => "^",
        }
    }
}

/// Comparisons, in the numbering of `Compare`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Comparison {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl Comparison {
    pub(crate) const ALL: [Comparison; 6] = [
        Comparison::Lt,
        Comparison::Le,
        Comparison::Eq,
        Comparison::Ne,
        Comparison::Gt,
        Comparison::Ge,
    ];

    /// The comparison as it is written.
    pub(crate) const fn symbol(self) -> &'static str {
        match self {
            Comparison::Lt => "<",
            Comparison::Le => "<=",
            Comparison::Eq => "==",
            Comparison::Ne => "!=",
            Comparison::Gt => ">",
            Comparison::Ge => ">=",
        }
    }

    /// The comparison with its sides exchanged: `a < b` is `b > a`.
    pub(crate) const fn reflected(self) -> Comparison {
        match self {
            Comparison::Lt => Comparison::Gt,
            Comparison::Le => Comparison::Ge,
            Comparison::Eq => Comparison::Eq,
            Comparison::Ne => Comparison::Ne,
            Comparison::Gt => Comparison::Lt,
            Comparison::Ge => Comparison::Le,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_doc() {
        for row in OPCODES {
            assert!(!row.doc.trim().is_empty(), "{} has no doc", row.name);
        }
    }

    #[test]
    fn encoding_round_trips() {
        let samples = [
            Instruction::Add {
                dst: Reg(1),
                left: Reg(2),
                right: Reg(255),
            },
            Instruction::AddInt {
                dst: Reg(1),
                left: Reg(2),
                right: Imm(-128),
            },
            Instruction::Jump {
                offset: Offset(-8_388_608),
            },
            Instruction::JumpIfLtInt {
                left: Reg(9),
                right: Imm(-32768),
                offset: Offset(-5),
            },
            Instruction::UnpackStarred {
                first: Reg(1),
                source: Reg(2),
                before: Count(3),
                after: Count(70_000),
            },
            Instruction::LoadNameOrFree {
                dst: Reg(1),
                free: FreeIndex(500),
                site: SiteIndex(7),
            },
        ];
        for sample in samples {
            let mut words = [0; 3];
            let length = sample.encode(&mut words);
            assert_eq!(Instruction::decode(&words[..length]), Some(sample));
        }
    }
}
