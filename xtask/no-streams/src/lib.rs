//! The names that `server_fn` 0.8 uses from `wasm-streams`, with nothing behind them, because no
//! code of the guide calls them. A new version of leptos that needs more will not compile.

use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// The stream of a server's answer.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty stream of the browser.
    pub fn from_stream<S>(_: S) -> Self {
        Self(JsValue::UNDEFINED.into())
    }

    /// A stream that ends at once.
    pub fn into_stream(self) -> Ended {
        Ended(PhantomData)
    }

    /// The stream that it wraps.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }
}

/// A stream without items.
pub struct Ended(PhantomData<*const ()>);

impl Stream for Ended {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
