//! Leaving: where each way out lands, and what it leaves behind.

mod ways;
