//! Index and slice arithmetic: what `sequence[start:stop:step]` means for a given length.
//!
//! Slice bounds are `None` when omitted; the caller clamps integers beyond `i64` to its ends, which is
//! what they mean here.

use num_bigint::BigInt;

use super::{KernelError, KernelResult};

/// The positions a slice names: `start`, `start + step`, ... `length` of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SliceRange {
    pub(crate) start: i64,
    pub(crate) stop: i64,
    pub(crate) step: i64,
    pub(crate) length: usize,
}

impl SliceRange {
    /// The positions in the order of the slice; each is a valid index.
    pub(crate) fn positions(self) -> impl ExactSizeIterator<Item = usize> {
        (0..self.length).map(move |count| (self.start + count as i64 * self.step) as usize)
    }

    /// The contiguous range, when the step is 1.
    pub(crate) fn contiguous(self) -> Option<std::ops::Range<usize>> {
        (self.step == 1).then(|| self.start as usize..self.start as usize + self.length)
    }
}

/// Turns a possibly negative index into a position; `None` when it is out of range.
#[inline]
pub(crate) fn position_of(index: i64, length: usize) -> Option<usize> {
    let position = if index < 0 {
        index.checked_add(length as i64)?
    } else {
        index
    };
    usize::try_from(position)
        .ok()
        .filter(|&position| position < length)
}

/// Start, stop and step of a slice for a length, all of any size. Raises ValueError for a step of zero.
pub(crate) fn wide_bounds(bounds: [Option<BigInt>; 3], length: &BigInt) -> KernelResult<[BigInt; 3]> {
    let [start, stop, step] = bounds;
    let step = step.unwrap_or_else(|| 1.into());
    let zero = BigInt::ZERO;
    if step == zero {
        return Err(KernelError::value("slice step cannot be zero"));
    }
    let is_down = step < zero;
    let (lowest, highest): (BigInt, BigInt) = match is_down {
        true => ((-1).into(), length - 1),
        false => (zero.clone(), length.clone()),
    };
    let fit = |bound: BigInt| match bound < zero {
        true => (bound + length).max(lowest.clone()),
        false => bound.min(highest.clone()),
    };
    let (first, last) = match is_down {
        true => (&highest, &lowest),
        false => (&lowest, &highest),
    };
    let start = start.map_or_else(|| first.clone(), fit);
    let stop = stop.map_or_else(|| last.clone(), fit);
    Ok([start, stop, step])
}

/// Fits a slice to a sequence of `length` items. Raises ValueError for a step of zero.
/// See: <https://docs.python.org/3/reference/datamodel.html#slice.indices>
pub(crate) fn adjust(
    start: Option<i64>,
    stop: Option<i64>,
    step: Option<i64>,
    length: usize,
) -> KernelResult<SliceRange> {
    let step = step.unwrap_or(1);
    if step == 0 {
        return Err(KernelError::value("slice step cannot be zero"));
    }
    // The most negative step has no opposite; one less is as far out of any sequence.
    let step = step.max(-i64::MAX);
    let size = length as i64;
    let (lowest, highest) = if step < 0 { (-1, size - 1) } else { (0, size) };
    let fit = |bound: i64| {
        if bound < 0 {
            (bound.saturating_add(size)).max(lowest)
        } else {
            bound.min(highest)
        }
    };
    let (first, last) = if step < 0 {
        (highest, lowest)
    } else {
        (lowest, highest)
    };
    let start = start.map_or(first, fit);
    let stop = stop.map_or(last, fit);
    let length = range_length(start, stop, step);
    Ok(SliceRange {
        start,
        stop,
        step,
        length,
    })
}

/// The bounds `[start, end)` of a search in `length` items, as `str.find` and `list.index` take them:
/// clamped, and empty (`None`) when the start lies behind the end or the length.
pub(crate) fn search_bounds(start: Option<i64>, end: Option<i64>, length: usize) -> Option<(usize, usize)> {
    let size = length as i64;
    let fit = |bound: i64| {
        if bound < 0 {
            bound.saturating_add(size).max(0)
        } else {
            bound
        }
    };
    let start = start.map_or(0, fit);
    let end = end.map_or(size, fit).min(size);
    (start <= end).then_some((start as usize, end as usize))
}

/// The number of items of `range(start, stop, step)` for a non-zero step.
pub(crate) fn range_length(start: i64, stop: i64, step: i64) -> usize {
    let (low, high) = if step > 0 { (start, stop) } else { (stop, start) };
    if low >= high {
        return 0;
    }
    let distance = high.wrapping_sub(low) as u64;
    ((distance - 1) / step.unsigned_abs() + 1) as usize
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    #[test]
    fn slices_fit_the_sequence() {
        // (start, stop, step, length) and slice(start, stop, step).indices(length)
        for (slice, expected) in [
            ((None, None, None, 5), (0, 5, 1, 5)), ((Some(1), Some(-1), None, 5), (1, 4, 1, 3)), ((None, None, Some(-1), 5), (4, -1, -1, 5)),
            ((Some(-100), Some(100), Some(2), 5), (0, 5, 2, 3)), ((Some(100), Some(-100), Some(-2), 5), (4, -1, -2, 3)),
            ((Some(3), Some(1), None, 5), (3, 1, 1, 0)), ((None, None, Some(-1), 0), (-1, -1, -1, 0)), ((Some(i64::MIN), Some(i64::MAX), Some(i64::MAX), 5), (0, 5, i64::MAX, 1)),
            ((Some(4), Some(0), Some(-3), 5), (4, 0, -3, 2)),
        ] {
            let (start, stop, step, length) = slice;
            let range = adjust(start, stop, step, length).expect("a step");
            assert_eq!((range.start, range.stop, range.step, range.length as i64), expected);
        }
        assert_eq!(adjust(None, None, Some(0), 5).expect_err("zero").message, "slice step cannot be zero");
        assert_eq!(adjust(None, None, Some(-2), 5).expect("a step").positions().collect::<Vec<_>>(), [4, 2, 0]);
        assert_eq!(adjust(None, None, Some(i64::MIN), 5).expect("a step").positions().collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn indices_and_search_bounds() {
        assert_eq!(position_of(-1, 3), Some(2));
        assert_eq!(position_of(-4, 3), None);
        assert_eq!(position_of(3, 3), None);
        assert_eq!(position_of(i64::MIN, 3), None);
        assert_eq!(search_bounds(None, None, 5), Some((0, 5)));
        assert_eq!(search_bounds(Some(-2), Some(100), 5), Some((3, 5)));
        assert_eq!(search_bounds(Some(6), None, 5), None);
        assert_eq!(search_bounds(Some(5), None, 5), Some((5, 5)));
        assert_eq!(search_bounds(Some(3), Some(-4), 5), None);
    }

    #[test]
    fn lengths_of_ranges() {
        assert_eq!(range_length(0, 10, 3), 4);
        assert_eq!(range_length(10, 0, -3), 4);
        assert_eq!(range_length(0, 0, 1), 0);
        assert_eq!(range_length(i64::MIN, i64::MAX, 1), usize::MAX);
        assert_eq!(range_length(i64::MAX, i64::MIN, i64::MIN), 2);
    }
}
