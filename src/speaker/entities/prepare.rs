//! Names that a text has in full, noted before anything is resolved.

use super::{Entities, Mention};

impl<'a> Entities<'a> {
    /// Notes a full personal name before anything is resolved, so that a short form that stands before it finds it. What may be
    /// a family name and an object is left for later (`late`), when the others are known.
    pub fn prepare(&mut self, mention: &'a Mention, late: bool) {
        let Some(named) = mention.name.as_deref().filter(|(name, _)| name.len() > 1) else { return };
        if late && self.object(&named.0).is_some() {
            return;
        }
        let id = if let Some(id) = self.by_name(&named.0, mention.agreement) {
            self.fuller(id, named);
            id
        } else {
            let id = self.create(mention);
            if let Some(entity) = self.get_mut(id) {
                entity.mentions.clear();
                entity.described.clear();
                entity.seen = u32::MAX;
            }
            id
        };
        if mention.office && !mention.head.is_empty() && !mention.words().is_empty() && mention.definite {
            let Some(entity) = self.get_mut(id).filter(|e| e.office.is_none()) else { return };
            entity.office = Some(mention);
            self.offices.push(mention.head.tag(), id);
        }
    }

    /// The same for a name whose last word is what a source is called by: so it ends there, if nobody is known by a fuller one.
    pub fn surmise(&mut self, mention: &'a Mention) {
        let Some(named) = mention.name.as_deref() else { return };
        let full = |id: &u32| self.get(*id).and_then(|e| e.name).is_some_and(|(name, _)| name.len() > 1);
        let known = self.by_part(named.0.last(), 0).filter(full);
        if known.is_none() {
            self.prepare(mention, false);
        }
        // نايف بن محمد حسحوس, where حسحوس speaks.
        let Some(id) = self.by_name(&named.0, mention.agreement).filter(|id| known.is_none_or(|known| known == *id))
        else {
            return;
        };
        let there = self.get(id).and_then(|e| e.name).map_or(0, |(name, _)| name.len());
        if there < named.0.len() {
            self.rename(id, named);
        }
        if let Some(entity) = self.get_mut(id) {
            entity.sure |= there <= named.0.len();
        }
    }
}
