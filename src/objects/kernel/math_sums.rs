//! Accurate sums and lengths of the `math` module: `fsum`, `hypot` and `dist`.

use super::{KernelError, KernelResult};

/// The running state of `math.fsum`: floats that do not overlap, smallest first, whose exact sum is the
/// exact sum of everything added (Shewchuk's method). It takes values one by one, so that they may come
/// from a script's iterator.
#[derive(Debug, Clone, Default)]
pub(crate) struct ExactSum {
    partials: Vec<f64>,
    /// The sum of all infinities and nans.
    special: f64,
    /// The sum of the infinities alone, to notice opposite ones.
    infinities: f64,
    has_special: bool,
}

impl ExactSum {
    /// Adds a value. Raises OverflowError when a partial sum leaves the range of floats.
    pub(crate) fn add(&mut self, value: f64) -> KernelResult<()> {
        let mut rest = value;
        let mut kept = 0;
        for position in 0..self.partials.len() {
            let partial = self.partials[position];
            let (large, small) = if rest.abs() < partial.abs() {
                (partial, rest)
            } else {
                (rest, partial)
            };
            let sum = large + small;
            let lost = small - (sum - large);
            if lost != 0.0 {
                self.partials[kept] = lost;
                kept += 1;
            }
            rest = sum;
        }
        self.partials.truncate(kept);
        if rest == 0.0 {
            return Ok(());
        }
        if rest.is_finite() {
            self.partials.push(rest);
            return Ok(());
        }
        if value.is_finite() {
            return Err(KernelError::overflow("intermediate overflow in fsum"));
        }
        if value.is_infinite() {
            self.infinities += value;
        }
        self.special += value;
        self.has_special = true;
        self.partials.clear();
        Ok(())
    }

    /// The float nearest to the exact sum. Raises ValueError for infinities of both signs.
    pub(crate) fn total(&self) -> KernelResult<f64> {
        if self.has_special {
            return if self.infinities.is_nan() {
                Err(KernelError::value("-inf + inf in fsum"))
            } else {
                Ok(self.special)
            };
        }
        let mut rest = self.partials.iter().rev().copied();
        let Some(mut high) = rest.next() else {
            return Ok(0.0);
        };
        let mut low = 0.0;
        for partial in rest.by_ref() {
            let larger = high;
            high = larger + partial;
            low = partial - (high - larger);
            if low != 0.0 {
                break;
            }
        }
        // The sum of the two largest may lie half way between floats: what follows then decides.
        if let Some(next) = rest.next()
            && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
        {
            let doubled = low * 2.0;
            let moved = high + doubled;
            if doubled == moved - high {
                high = moved;
            }
        }
        Ok(high)
    }
}

/// `math.hypot(*coordinates)`: scaled so that squares neither overflow nor vanish, and corrected so that
/// the result is nearly always the nearest float.
pub(crate) fn hypot(coordinates: &[f64]) -> f64 {
    let mut largest = 0f64;
    let mut found_nan = false;
    for coordinate in coordinates {
        found_nan |= coordinate.is_nan();
        largest = largest.max(coordinate.abs());
    }
    if largest.is_infinite() {
        return f64::INFINITY;
    }
    if found_nan {
        return f64::NAN;
    }
    if largest == 0.0 || coordinates.len() <= 1 {
        return largest;
    }
    let (_, exponent) = super::float_arithmetic::split_exponent(largest);
    let scaled = |value: f64| super::float_arithmetic::scale_by_two(value, -exponent);
    // The sum of squares as a float and what rounding lost.
    let (mut sum, mut lost) = (0.0, 0.0);
    let add = |sum: &mut f64, lost: &mut f64, value: f64| {
        let next = *sum + value;
        let back = next - *sum;
        *lost += (*sum - (next - back)) + (value - back);
        *sum = next;
    };
    for coordinate in coordinates {
        let x = scaled(*coordinate);
        let square = x * x;
        add(&mut sum, &mut lost, square);
        lost += x.mul_add(x, -square);
    }
    let root = (sum + lost).sqrt();
    // One Newton step on the exact residue.
    let square = root * root;
    add(&mut sum, &mut lost, -square);
    lost -= root.mul_add(root, -square);
    let corrected = root + (sum + lost) / (2.0 * root);
    super::float_arithmetic::scale_by_two(corrected, exponent)
}

/// `math.dist(p, q)`. Raises ValueError for points of different dimensions.
pub(crate) fn distance(p: &[f64], q: &[f64]) -> KernelResult<f64> {
    if p.len() != q.len() {
        return Err(KernelError::value(
            "both points must have the same number of dimensions",
        ));
    }
    let differences: Vec<f64> = p.iter().zip(q).map(|(p, q)| (p - q).abs()).collect();
    Ok(hypot(&differences))
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    fn fsum(values: &[f64]) -> Result<f64, String> {
        let mut sum = ExactSum::default();
        for value in values { sum.add(*value).map_err(|error| error.message)?; }
        sum.total().map_err(|error| error.message)
    }

    #[test]
    fn sums_are_exact() {
        let inf = f64::INFINITY;
        assert_eq!(fsum(&[0.1; 10]), Ok(1.0));
        assert_eq!(fsum(&[1e100, 1.0, -1e100, 1e-100, 1e50, -1.0, -1e50]), Ok(1e-100));
        assert_eq!(fsum(&[1e16, 1.0, 1e-16]), Ok(10000000000000002.0));
        assert_eq!(fsum(&[]), Ok(0.0));
        assert_eq!(fsum(&[inf, 1.0]), Ok(inf));
        assert!(fsum(&[f64::NAN, inf]).is_ok_and(f64::is_nan));
        assert_eq!(fsum(&[inf, -inf]), Err("-inf + inf in fsum".to_string()));
        assert_eq!(fsum(&[1e308, 1e308]), Err("intermediate overflow in fsum".to_string()));
    }

    #[test]
    fn lengths() {
        assert_eq!(hypot(&[]), 0.0);
        assert_eq!(hypot(&[-3.0]), 3.0);
        assert_eq!(hypot(&[3.0, 4.0]), 5.0);
        assert_eq!(hypot(&[1e300, 1e300]), 1.4142135623730952e300);
        assert_eq!(hypot(&[5e-324, 5e-324]), 5e-324);
        assert_eq!(hypot(&[1e308, 1e308, 1e308, 1e308]), f64::INFINITY);
        assert_eq!(hypot(&[f64::NAN, f64::INFINITY]), f64::INFINITY);
        assert_eq!(hypot(&[1.0, 2.0, 3.0]), 3.7416573867739413);
        assert_eq!(distance(&[1.0, 2.0], &[4.0, 6.0]), Ok(5.0));
        assert_eq!(distance(&[1.0], &[1.0, 2.0]).expect_err("dimensions").message, "both points must have the same number of dimensions");
    }
}
