//! What the rules promise, over the seeds' own sentences and others.

use super::*;
