//! Kinds of records (MS-XLS 2.3); the others are passed over.

pub const FORMULA: u16 = 0x0006;
pub const EOF: u16 = 0x000A;
pub const DATE_1904: u16 = 0x0022;
pub const FILE_PASS: u16 = 0x002F;
pub const CONTINUE: u16 = 0x003C;
pub const BOUND_SHEET: u16 = 0x0085;
pub const MUL_RK: u16 = 0x00BD;
pub const RICH_STRING: u16 = 0x00D6;
pub const XF: u16 = 0x00E0;
pub const MERGED: u16 = 0x00E5;
pub const SST: u16 = 0x00FC;
pub const LABEL_SST: u16 = 0x00FD;
pub const NUMBER: u16 = 0x0203;
pub const LABEL: u16 = 0x0204;
pub const BOOL_OR_ERROR: u16 = 0x0205;
pub const STRING: u16 = 0x0207;
pub const RK: u16 = 0x027E;
pub const FORMAT: u16 = 0x041E;
pub const BOF: u16 = 0x0809;
