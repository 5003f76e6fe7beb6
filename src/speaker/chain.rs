//! Which entities a word may mean: lists by word, newest first.

use super::hash::Map;

/// No further place.
const END: u32 = u32::MAX;

/// For each key the numbers put there, newest first. One list holds the numbers of all keys, so that none allocates.
#[derive(Debug, Default)]
pub struct Chains {
    /// Where the newest number of each key stands.
    heads: Map<u32, u32>,
    /// A number, and where the one before it stands.
    links: Vec<(u32, u32)>,
}

impl Chains {
    /// Puts a number to a key.
    pub fn push(&mut self, key: impl Into<u32>, number: u32) {
        let before = self.heads.insert(key.into(), self.links.len() as u32);
        self.links.push((number, before.unwrap_or(END)));
    }

    /// The numbers of a key, newest first.
    pub fn of(&self, key: impl Into<u32>) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.heads.get(&key.into()).copied().unwrap_or(END);
        core::iter::from_fn(move || {
            let (number, before) = *self.links.get(at as usize)?;
            at = before;
            Some(number)
        })
    }

    /// The newest number of a key.
    pub fn last(&self, key: impl Into<u32>) -> Option<u32> {
        self.of(key).next()
    }

    /// Takes away the numbers of a key that `gone` names.
    pub fn remove(&mut self, key: impl Into<u32>, gone: impl Fn(u32) -> bool) {
        let key = key.into();
        let kept: Vec<u32> = self.of(key).filter(|number| !gone(*number)).collect();
        self.heads.remove(&key);
        kept.into_iter().rev().for_each(|number| self.push(key, number));
    }
}

#[cfg(test)]
mod tests {
    use super::Chains;

    #[test]
    fn newest_first_and_each_key_by_itself() {
        let mut chains = Chains::default();
        [(1, 10), (2, 20), (1, 11), (1, 12)].into_iter().for_each(|(key, n): (u32, u32)| chains.push(key, n));
        let of = |chains: &Chains, key: u32| chains.of(key).collect::<Vec<_>>();
        assert_eq!((of(&chains, 1), of(&chains, 2), of(&chains, 3)), (vec![12, 11, 10], vec![20], vec![]));
        chains.remove(1u32, |n| n == 11);
        assert_eq!((of(&chains, 1), chains.last(2u32)), (vec![12, 10], Some(20)));
    }
}
