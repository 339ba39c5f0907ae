//! Texts of a binary workbook: characters of one byte (Latin-1) or two (UTF-16), with runs of
//! formats and phonetic guides behind them; shared ones flow over from record to record.

use super::record::Cut;

/// A text whose length stands in one byte: the name of a sheet.
pub fn short(data: &[u8]) -> Option<String> {
    let mut cut = Cut(data);
    let length = usize::from(cut.u8()?);
    simple(cut, length)
}

/// A text whose length stands in two bytes.
pub fn long(data: &[u8]) -> Option<String> {
    let mut cut = Cut(data);
    let length = usize::from(cut.u16()?);
    simple(cut, length)
}

fn simple(mut cut: Cut, length: usize) -> Option<String> {
    let flags = cut.u8()?;
    let skipped = if flags & 8 != 0 { 2 } else { 0 } + if flags & 4 != 0 { 4 } else { 0 };
    let bytes = cut.0.get(skipped..)?;
    let mut units = Vec::new();
    // Cut off: what is there.
    characters(bytes, flags & 1 == 1, length, &mut units);
    Some(String::from_utf16_lossy(&units))
}

/// Adds at most `length` characters and answers how many bytes they took.
fn characters(bytes: &[u8], is_wide: bool, length: usize, units: &mut Vec<u16>) -> usize {
    let before = units.len();
    if is_wide {
        let pairs = bytes.as_chunks::<2>().0.iter().take(length);
        units.extend(pairs.map(|pair| u16::from_le_bytes(*pair)));
        (units.len() - before) * 2
    } else {
        units.extend(bytes.iter().take(length).map(|b| u16::from(*b)));
        units.len() - before
    }
}

/// The shared texts out of their record and those that continue it; `None` where it is cut off or
/// holds more than `most`.
pub fn shared(parts: &[&[u8]], most: usize) -> Option<Vec<String>> {
    let mut flow = Flow { parts, at: 0 };
    flow.bytes::<4>()?;
    let count = usize::try_from(u32::from_le_bytes(flow.bytes::<4>()?)).ok()?;
    if count > most {
        return None;
    }
    let mut found = Vec::new();
    for _ in 0..count {
        // Excel counts too many now and then; what is there is what there is.
        let Some(text) = flow.text() else { break };
        found.push(text);
    }
    Some(found)
}

struct Flow<'p, 'a> {
    parts: &'p [&'a [u8]],
    /// Within the first part.
    at: usize,
}

impl Flow<'_, '_> {
    fn here(&self) -> &[u8] {
        let part = self.parts.first().copied().unwrap_or_default();
        part.get(self.at..).unwrap_or_default()
    }

    /// Goes on to the next part; `false` at the end.
    fn turn(&mut self) -> bool {
        match self.parts.split_first() {
            Some((_, rest)) if !rest.is_empty() => {
                self.parts = rest;
                self.at = 0;
                true
            }
            _ => false,
        }
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut found = [0; N];
        for byte in &mut found {
            while self.here().is_empty() {
                if !self.turn() {
                    return None;
                }
            }
            *byte = *self.here().first()?;
            self.at += 1;
        }
        Some(found)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.here().len().min(bytes);
            self.at += step;
            bytes -= step;
            if bytes > 0 && !self.turn() {
                return None;
            }
        }
        Some(())
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::from(u16::from_le_bytes(self.bytes::<2>()?));
        let [flags] = self.bytes::<1>()?;
        let runs = match flags & 8 {
            0 => 0,
            _ => usize::from(u16::from_le_bytes(self.bytes::<2>()?)) * 4,
        };
        let guide = match flags & 4 {
            0 => 0,
            _ => usize::try_from(u32::from_le_bytes(self.bytes::<4>()?)).ok()?,
        };
        let mut is_wide = flags & 1 == 1;
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            let left = length - units.len();
            let taken = characters(self.here(), is_wide, left, &mut units);
            self.at += taken;
            if units.len() < length {
                if !self.turn() {
                    return None;
                }
                // A text that goes on says anew how wide its characters are.
                is_wide = self.bytes::<1>()? == [1];
            }
        }
        self.skip(runs)?;
        self.skip(guide)?;
        Some(String::from_utf16_lossy(&units))
    }
}
