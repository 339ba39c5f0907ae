//! The stream of a binary workbook cut into records, and a record into numbers. What is cut off
//! ends the walk; nothing is read beyond the bytes.

use super::kind::CONTINUE;

/// The rest of a record; every step takes from its beginning.
#[derive(Clone, Copy)]
pub struct Cut<'a>(pub &'a [u8]);

impl<'a> Cut<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    pub fn u8(&mut self) -> Option<u8> {
        self.take::<1>().map(|[b]| b)
    }

    pub fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    pub fn f64(&mut self) -> Option<f64> {
        self.take().map(f64::from_le_bytes)
    }
}

/// Records one after the other.
pub struct Records<'a> {
    rest: Cut<'a>,
}

impl<'a> Records<'a> {
    pub fn of(stream: &'a [u8]) -> Records<'a> {
        Records { rest: Cut(stream) }
    }

    /// The data of a record with that of those that continue it.
    pub fn with_continues(&mut self, first: &'a [u8]) -> Vec<&'a [u8]> {
        let mut parts = vec![first];
        loop {
            let mut ahead = Records { rest: self.rest };
            match ahead.next() {
                Some((CONTINUE, data)) => {
                    parts.push(data);
                    *self = ahead;
                }
                _ => return parts,
            }
        }
    }
}

impl<'a> Iterator for Records<'a> {
    /// Kind and data.
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (self.rest.u16()?, self.rest.u16()?);
        let (data, rest) = self.rest.0.split_at_checked(usize::from(length))?;
        self.rest = Cut(rest);
        Some((kind, data))
    }
}
