//! Spans as elements of a tree. What is found in a text may nest, touch and cross; a tree only nests. So where two
//! elements cross, the later one is cut where the earlier ends, and its parts say that they belong together.

use crate::Span;

/// An element to be, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// Where the part stands.
    pub span: Span,
    /// Where the whole element stands.
    pub whole: Span,
    /// Of elements with one span the lower layer is the outer one.
    pub layer: u8,
    /// What the writer knows it by.
    pub id: u32,
}

impl Element {
    /// An element that is not cut yet.
    pub const fn new(span: Span, layer: u8, id: u32) -> Self {
        Self { span, whole: span, layer, id }
    }

    /// Whether the element begins with this part.
    pub const fn first(&self) -> bool {
        self.span.start == self.whole.start
    }

    /// Whether the element ends with this part.
    pub const fn last(&self) -> bool {
        self.span.end == self.whole.end
    }

    /// The order in which elements open.
    fn order(&self) -> u128 {
        (crate::order::place(self.span.start, u32::MAX - self.span.end) << 8) | u128::from(self.layer)
    }
}

/// What the walk through the tree comes upon.
pub enum Step<'a> {
    /// An element begins.
    Open(Element),
    /// Text.
    Text(&'a str),
    /// The element that was opened last ends.
    Close(Element),
}

/// Walks through `text` and the elements in it, from the first to the last.
pub fn walk<'a>(text: &'a str, mut elements: Vec<Element>, mut step: impl FnMut(Step<'a>)) {
    let end = text.len() as u32;
    let fits = |at: u32| text.is_char_boundary(at as usize);
    elements.retain(|e| !e.span.is_empty() && e.span.end <= end && fits(e.span.start) && fits(e.span.end));
    crate::order::by_key(&mut elements, Element::order);
    // What is still to open, the next one last.
    elements.reverse();
    let mut open: Vec<Element> = Vec::new();
    let mut at = 0;
    let pass = |from: &mut u32, to: u32, step: &mut dyn FnMut(Step<'a>)| {
        if *from < to {
            step(Step::Text(Span::new(*from, to).of(text)));
            *from = to;
        }
    };
    while let Some(mut element) = elements.pop() {
        while let Some(top) = open.pop_if(|top| top.span.end <= element.span.start) {
            pass(&mut at, top.span.end, &mut step);
            step(Step::Close(top));
        }
        if let Some(top) = open.last().filter(|top| top.span.end < element.span.end) {
            let mut rest = element;
            rest.span.start = top.span.end;
            element.span.end = top.span.end;
            let place = elements.partition_point(|other| other.order() > rest.order());
            elements.insert(place, rest);
        }
        pass(&mut at, element.span.start, &mut step);
        step(Step::Open(element));
        open.push(element);
    }
    while let Some(top) = open.pop() {
        pass(&mut at, top.span.end, &mut step);
        step(Step::Close(top));
    }
    pass(&mut at, end, &mut step);
}

/// Cuts elements at the ends of paragraphs, and adds the paragraphs themselves as elements of layer 0.
pub fn in_paragraphs(text: &str, elements: &[Element]) -> Vec<Element> {
    let paragraphs: Vec<Span> = crate::text::paragraph::paragraphs(text).collect();
    let mut cut: Vec<Element> = (0..).zip(&paragraphs).map(|(id, span)| Element::new(*span, 0, id)).collect();
    for element in elements {
        let first = paragraphs.partition_point(|p| p.end <= element.span.start);
        for paragraph in paragraphs.get(first..).unwrap_or_default() {
            if paragraph.start >= element.span.end {
                break;
            }
            let start = element.span.start.max(paragraph.start);
            let end = element.span.end.min(paragraph.end);
            cut.push(Element { span: Span::new(start, end), ..*element });
        }
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in writing: `[id … ]`, and `[id-` where an element goes on.
    fn tree(text: &str, elements: Vec<Element>) -> String {
        let mut out = String::new();
        walk(text, elements, |step| match step {
            Step::Open(e) => {
                out.push_str(if e.first() { "[" } else { "[-" });
                out.push_str(&e.id.to_string());
            }
            Step::Text(words) => out.push_str(words),
            Step::Close(e) => out.push_str(if e.last() { "]" } else { "-]" }),
        });
        out
    }

    fn elements(spans: &[(u32, u32)]) -> Vec<Element> {
        (0..).zip(spans).map(|(id, (start, end))| Element::new(Span::new(*start, *end), 1, id)).collect()
    }

    #[test]
    fn what_nests_is_kept_and_what_crosses_is_cut() {
        assert_eq!(tree("abcdef", elements(&[])), "abcdef");
        assert_eq!(tree("abcdef", elements(&[(1, 3), (0, 6), (3, 4)])), "[1a[0bc][2d]ef]");
        assert_eq!(tree("abcdef", elements(&[(0, 4), (2, 6)])), "[0ab[1cd-]][-1ef]");
        assert_eq!(tree("abcdef", elements(&[(0, 3), (1, 5), (2, 6)])), "[0a[1b[2c-]-]][-2[-1de]f]");
        assert_eq!(tree("abc", elements(&[(0, 3), (0, 3)])), "[0[1abc]]");
    }

    #[test]
    fn spans_that_do_not_fit_the_text_are_left_out() {
        assert_eq!(tree("قال", elements(&[(0, 1), (2, 2), (0, 60), (4, 6)])), "قا[3ل]");
    }

    #[test]
    fn paragraphs_hold_their_parts() {
        let text = "abc\n\ndef\nghi";
        assert_eq!(tree(text, in_paragraphs(text, &elements(&[(1, 7)]))), "[0a[0bc-]]\n\n[1[-0de]f]\n[2ghi]");
    }
}
