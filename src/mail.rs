//! Letters to MIME to SMTP, to a folder, or to memory; says whether a refusal is final.
//!
//! [`compose`] is pure: the same letter, the same bytes. A [`Postman`] delivers one
//! letter to one address and answers with an [`Outcome`](crate::outbox::Outcome);
//! it stores nothing, keeps no clock but its limits, and logs nothing. What the
//! server said is kept without addresses, and without the password if it repeats that.

mod compose;
mod folder;
mod header;
mod hidden;
pub mod inbox;
mod parcel;
mod postman;
mod quoted;
mod replies;
mod server;
mod smtp;
mod tls;
mod trouble;
mod turns;

pub use compose::{MailError, compose};
pub use parcel::{Mark, Parcel};
pub use postman::{Delivered, Postman, Tray, probe, sign_in};
pub use server::{Security, Server, Transport};
