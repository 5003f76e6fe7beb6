//! The format of the word lists: records parted by blank lines, one `name: value` a line, `#` comments.

/// One record: its fields in the order of the file. A field may stand several times.
#[derive(Debug, Default, Clone)]
pub struct Record<'t> {
    fields: Vec<(&'t str, &'t str)>,
    /// The line of the first field, from 1.
    pub line: usize,
}

impl<'t> Record<'t> {
    /// The value of the first field of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'t str> {
        self.all(name).next()
    }

    /// The values of every field of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'t str> + 'a {
        self.fields.iter().filter(move |(n, _)| *n == name).map(|(_, v)| *v)
    }

    /// The words of every field of that name, parted by spaces.
    pub fn words<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'t str> + 'a {
        self.all(name).flat_map(str::split_whitespace)
    }

    /// Whether the field `name` holds the word `word`.
    #[must_use]
    pub fn has(&self, name: &str, word: &str) -> bool {
        self.words(name).any(|w| w == word)
    }

    /// Every field as (name, value).
    pub fn fields(&self) -> impl Iterator<Item = (&'t str, &'t str)> + '_ {
        self.fields.iter().copied()
    }
}

/// A list as the build script packs it, a byte a letter: the upper half of the bytes is the Arabic block from U+0600 on.
#[must_use]
pub fn unpacked(list: &[u8]) -> String {
    let letter = |b: &u8| match b {
        0x80.. => char::from_u32(0x600 + u32::from(b & 0x7F)).unwrap_or_default(),
        _ => char::from(*b),
    };
    list.iter().map(letter).collect()
}

/// The records of a list. Lines without a colon are passed over; the test of the lists finds them.
pub fn records(list: &str) -> impl Iterator<Item = Record<'_>> {
    let mut lines = list.lines().enumerate();
    core::iter::from_fn(move || {
        let mut record = Record::default();
        for (n, line) in lines.by_ref() {
            let line = line.trim();
            if line.starts_with('#') {
                continue;
            }
            if line.is_empty() {
                if record.fields.is_empty() {
                    continue;
                }
                break;
            }
            if let Some((name, value)) = line.split_once(':') {
                if record.fields.is_empty() {
                    record.line = n + 1;
                }
                record.fields.push((name.trim(), value.trim()));
            }
        }
        (!record.fields.is_empty()).then_some(record)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_parted_by_blank_lines() {
        let list = "# about\nverb: قال\nframe: quote inna\n\n\nverb: ذكر\nexample: ذكر: نعم\nexample: لا\n";
        let all: Vec<Record> = records(list).collect();
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].get("verb"), Some("قال"));
        assert!(all[0].has("frame", "inna") && !all[0].has("frame", "inn"));
        assert_eq!(all[1].all("example").collect::<Vec<_>>(), ["ذكر: نعم", "لا"]);
        assert_eq!(all[1].line, 6);
    }
}
