//! The functions of the `math` module over integers: `factorial`, `comb` and `perm`. (`gcd`, `lcm` and
//! `isqrt` are in `integer`.)

use super::integer::{IntRef, Integer, MOST_BITS};
use super::long_work::{self, Stop};
use super::{KernelError, KernelResult};
use num_bigint::BigInt;
use num_bigint::BigUint;

fn falling_product(n: u64, count: u64, stop: Stop<'_>) -> KernelResult<BigUint> {
    if count == 0 {
        return Ok(BigUint::from(1u32));
    }
    long_work::product_of_range(n - count + 1, n, stop).ok_or_else(KernelError::memory)
}

/// The exact quotient.
fn quotient(product: &BigUint, divisor: &BigUint, stop: Stop<'_>) -> KernelResult<Integer> {
    let (quotient, _) = long_work::divide(product, divisor, stop).ok_or_else(KernelError::memory)?;
    Ok(BigInt::from(quotient).into())
}

/// Predicts, from above, the size in bits of a product of `count` integers up to `largest`.
fn product_bits(largest: u64, count: u64) -> u64 {
    count.saturating_mul(64 - u64::from(largest.leading_zeros()))
}

/// Predicts the size in bits of `factorial(n)`, for the caller's memory check.
pub(crate) fn factorial_bits(n: IntRef<'_>) -> u64 {
    let n = n.to_i64().map_or(u64::MAX, |n| n.max(0) as u64);
    product_bits(n, n)
}

/// `math.factorial(n)`
pub(crate) fn factorial(n: IntRef<'_>, stop: Stop<'_>) -> KernelResult<Integer> {
    if n.is_negative() {
        return Err(KernelError::value("factorial() not defined for negative values"));
    }
    let Some(n) = n.to_i64().map(|n| n as u64) else {
        return Err(KernelError::overflow(
            "factorial() argument should not exceed 9223372036854775807",
        ));
    };
    if n <= 20 {
        return Ok(Integer::Small((2..=n as i64).product()));
    }
    if product_bits(n, n) > MOST_BITS {
        return Err(KernelError::memory());
    }
    let product = long_work::product_of_range(2, n, stop).ok_or_else(KernelError::memory)?;
    Ok(BigInt::from(product).into())
}

/// Checks the arguments of `comb` and `perm`: `Ok(None)` when `k > n`, where both are zero.
fn check_choice(n: IntRef<'_>, k: IntRef<'_>) -> KernelResult<Option<()>> {
    if n.is_negative() {
        return Err(KernelError::value("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(KernelError::value("k must be a non-negative integer"));
    }
    Ok(super::integer::compare(k, n).is_le().then_some(()))
}

/// Predicts, from above, the size in bits of `perm(n, k)` and `comb(n, k)`.
pub(crate) fn choice_bits(n: IntRef<'_>, k: IntRef<'_>) -> u64 {
    let k = k.to_i64().map_or(u64::MAX, |k| k.max(0) as u64);
    k.saturating_mul(super::integer::bit_length(n))
}

/// `math.perm(n, k)`; `perm(n)` is `factorial(n)`.
pub(crate) fn permutations(n: IntRef<'_>, k: IntRef<'_>, stop: Stop<'_>) -> KernelResult<Integer> {
    if check_choice(n, k)?.is_none() {
        return Ok(Integer::Small(0));
    }
    if k.to_i64().is_none() {
        return Err(KernelError::overflow("k must not exceed 9223372036854775807"));
    }
    if choice_bits(n, k) > MOST_BITS {
        return Err(KernelError::memory());
    }
    match (n.to_i64(), k.to_i64()) {
        (Some(n), Some(k)) => Ok(BigInt::from(falling_product(n as u64, k as u64, stop)?).into()),
        _ => Ok(BigInt::from(falling_product_big(n, k, stop)?).into()),
    }
}

/// `n * (n - 1) * ...`, `k` factors, for an `n` beyond machine words.
fn falling_product_big(n: IntRef<'_>, k: IntRef<'_>, stop: Stop<'_>) -> KernelResult<BigUint> {
    let count = k.to_i64().unwrap_or(0) as u64;
    long_work::falling_product(n.to_bigint().magnitude(), count, stop).ok_or_else(KernelError::memory)
}

/// `math.comb(n, k)`
pub(crate) fn combinations(n: IntRef<'_>, k: IntRef<'_>, stop: Stop<'_>) -> KernelResult<Integer> {
    if check_choice(n, k)?.is_none() {
        return Ok(Integer::Small(0));
    }
    let rest = super::integer::subtract(n, k);
    let smaller = if super::integer::compare(rest.as_ref(), k).is_lt() {
        rest.as_ref()
    } else {
        k
    };
    let Some(count) = smaller.to_i64().map(|count| count as u64) else {
        return Err(KernelError::overflow(
            "min(n - k, k) must not exceed 9223372036854775807",
        ));
    };
    if choice_bits(n, smaller) > MOST_BITS {
        return Err(KernelError::memory());
    }
    if let Some(n) = n.to_i64().map(|n| n as u64) {
        if let Some(small) = combinations_small(n, count) {
            return Ok(small);
        }
        let divisor = falling_product(count, count, stop)?;
        return quotient(&falling_product(n, count, stop)?, &divisor, stop);
    }
    let divisor = falling_product(count, count, stop)?;
    quotient(&falling_product_big(n, smaller, stop)?, &divisor, stop)
}

/// Multiplies and divides step by step while everything fits a machine word.
fn combinations_small(n: u64, count: u64) -> Option<Integer> {
    let mut result = 1u128;
    for step in 0..count {
        result = result * u128::from(n - step) / u128::from(step + 1);
        if result > i64::MAX as u128 {
            return None;
        }
    }
    Some(Integer::Small(result as i64))
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::super::big::Big;
    use super::*;
    use IntRef::Small;

    const NEVER: Stop<'static> = &|_| false;

    fn shown(result: KernelResult<Integer>) -> String {
        result.map(|value| value.into_bigint().to_string()).unwrap_or_else(|error| error.message)
    }

    #[test]
    fn factorials() {
        for (n, expected) in [(0, "1"), (1, "1"), (20, "2432902008176640000"), (21, "51090942171709440000"), (30, "265252859812191058636308480000000"), (-1, "factorial() not defined for negative values")] {
            assert_eq!(shown(factorial(Small(n), NEVER)), expected);
        }
        let big = BigInt::from(10).pow(20);
        assert_eq!(shown(factorial(IntRef::Big(&Big::from(&big)), NEVER)), "factorial() argument should not exceed 9223372036854775807");
        assert_eq!(factorial(Small(i64::MAX), NEVER), Err(KernelError::memory()));
    }

    #[test]
    fn choices() {
        let big = BigInt::from(10).pow(30);
        for (n, k, comb, perm) in [
            (Small(5), Small(2), "10", "20"), (Small(5), Small(7), "0", "0"), (Small(5), Small(0), "1", "1"), (Small(0), Small(0), "1", "1"), (Small(50), Small(25), "126410606437752", "1960781468160819415703172080467968000000"),
            (Small(100), Small(50), "100891344545564193334812497256", "3068518756254966037202730459529469739228459721684688959447786986982158958772355072000000000000"),
            (Small(-1), Small(2), "n must be a non-negative integer", "n must be a non-negative integer"), (Small(2), Small(-1), "k must be a non-negative integer", "k must be a non-negative integer"),
            (Small(5), IntRef::Big(&Big::from(&big)), "0", "0"), (IntRef::Big(&Big::from(&big)), Small(2), "499999999999999999999999999999500000000000000000000000000000", "999999999999999999999999999999000000000000000000000000000000"),
        ] {
            assert_eq!(shown(combinations(n, k, NEVER)), comb);
            assert_eq!(shown(permutations(n, k, NEVER)), perm);
        }
    }
}
