//! The items of the index of administrative reform, and which of them a task or report proves.

use std::collections::BTreeSet;
use std::sync::LazyLock;

const SHIPPED: &str = include_str!("../../config/par-index.tsv");

/// An item with the words by which its evidence is known.
struct Index {
    name: &'static str,
    words: Vec<&'static str>,
}

static ITEMS: LazyLock<Vec<Index>> = LazyLock::new(|| {
    let lines = SHIPPED.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, words)| Index {
            name: name.trim(),
            words: words
                .split(';')
                .map(str::trim)
                .filter(|w| !w.is_empty())
                .collect(),
        })
        .collect()
});

/// The item that work of this title is evidence of; empty where its words tell none.
pub fn item_of(title: &str) -> &'static str {
    let title = title.to_lowercase();
    let tells = |item: &&Index| item.words.iter().any(|word| title.contains(word));
    ITEMS.iter().find(tells).map_or("", |item| item.name)
}

/// Every item, in the order of the index.
pub fn items() -> impl Iterator<Item = &'static str> {
    ITEMS.iter().map(|item| item.name)
}

/// The items that no work of these titles is evidence of.
pub fn without_any<'t>(titles: impl Iterator<Item = &'t str>) -> Vec<&'static str> {
    let known: BTreeSet<&str> = titles.map(item_of).collect();
    items().filter(|name| !known.contains(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_evidence_of_the_item_that_its_words_tell() {
        for (title, item) in [
            (
                "Ban hành Kế hoạch cải cách hành chính nhà nước năm 2026",
                "Ban hành kế hoạch cải cách hành chính",
            ),
            (
                "Báo cáo công tác cải cách hành chính quý I năm 2026",
                "Báo cáo cải cách hành chính định kỳ",
            ),
            (
                "Tự kiểm tra công tác cải cách hành chính tại các phòng",
                "Kiểm tra cải cách hành chính",
            ),
            ("Kiểm kê tài sản công", "Tài chính công, tài sản công"),
            ("Trồng cây đầu năm", ""),
        ] {
            assert_eq!(item_of(title), item, "{title}");
        }
        assert_eq!(without_any(std::iter::empty()).len(), 14);
        assert_eq!(without_any(["Kiểm kê tài sản công"].into_iter()).len(), 13);
    }
}
