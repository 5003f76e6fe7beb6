//! Sorting, in one place: the standard library's sort is compiled anew for every type and every order, some fifteen
//! kilobytes each time, and no list here is long enough to notice how it is sorted.

/// Sorts `items` by a number of at most 96 bits; those of one number stay in the order that they had.
pub(crate) fn by_key<T>(items: &mut [T], key: impl Fn(&T) -> u128) {
    if items.is_sorted_by_key(&key) {
        return;
    }
    let mut places = places(items.iter().map(key).collect());
    for i in 0..items.len() {
        // Each exchange brings one item to its place.
        while let Some(to) = places.get(i).map(|to| *to as usize).filter(|to| *to != i) {
            items.swap(i, to);
            places.swap(i, to);
        }
    }
}

/// Where each number goes when they are sorted.
fn places(mut keys: Vec<u128>) -> Vec<u32> {
    keys.iter_mut().zip(0u32..).for_each(|(key, i)| *key = *key << 32 | u128::from(i));
    numbers(&mut keys);
    let mut places = vec![0; keys.len()];
    for (key, to) in keys.into_iter().zip(0u32..) {
        if let Some(place) = places.get_mut(key as u32 as usize) {
            *place = to;
        }
    }
    places
}

/// Sorts numbers.
#[inline(never)]
pub(crate) fn numbers(numbers: &mut [u128]) {
    numbers.sort_unstable();
}

/// The number of a place: first by `start`, then by `then`.
pub(crate) const fn place(start: u32, then: u32) -> u128 {
    (start as u128) << 32 | then as u128
}

/// How far to both sides [`nearby`] looks first.
const NEAR: usize = 16;

/// How many of the first items `before` holds of, as `partition_point` says; quick where that is about as many as `near`.
pub(crate) fn nearby<T>(items: &[T], near: usize, before: impl Fn(&T) -> bool) -> usize {
    let (from, to) = (near.saturating_sub(NEAR), near.saturating_add(NEAR));
    let holds = |at: usize| items.get(at).map(&before);
    let inside = from.checked_sub(1).is_none_or(|last| holds(last) == Some(true)) && holds(to) != Some(true);
    let (from, to) = if inside { (from, to.min(items.len())) } else { (0, items.len()) };
    from + items.get(from..to).unwrap_or_default().partition_point(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wherever_it_is_looked_for_the_place_is_the_same() {
        let items: Vec<u32> = (0..100).map(|i| i / 3).collect();
        for wanted in 0..40 {
            for near in 0..120 {
                let found = nearby(&items, near, |item| *item <= wanted);
                assert_eq!(found, items.partition_point(|item| *item <= wanted), "{wanted} from {near}");
            }
        }
        assert_eq!(nearby(&[], 5, |item: &u32| *item > 0), 0);
    }

    #[test]
    fn what_is_equal_keeps_its_order() {
        let mut items: Vec<(u32, u32)> = (0..1000).map(|i| (i * 7919 % 10, i)).collect();
        let mut expected = items.clone();
        expected.sort_by_key(|item| item.0);
        by_key(&mut items, |item| item.0.into());
        assert_eq!(items, expected);
        by_key(&mut items, |item| place(u32::MAX, u32::MAX - item.1));
        assert!(items.iter().rev().map(|item| item.1).eq(0..1000));
    }
}
