//! A small static server for `cargo xtask serve` and for the browser tests. The tests need to see
//! the requests and to make them fail: refuse, stall, answer late.
//!
//! It uses sockets rather than a server crate. A service of hyper can end a connection with an
//! error too, but it would bring a runtime, and the faults below would still be written here.

use crate::site::{self, Response};
use anyhow::{Context, Result};
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub use crate::headers::Mode;
pub use crate::site::Options;

/// How often a waiting thread checks whether it may stop.
const TICK: Duration = Duration::from_millis(50);

/// How the answers to some addresses fail.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The connection is closed without an answer.
    Refuse,
    /// This status, without a body.
    Status(u16),
    /// The right answer, after this delay.
    Delay(Duration),
    /// No answer until the faults are cleared or the server stops.
    Never,
    /// The right answer, but only after the faults are cleared.
    Hold,
    /// Half of the right body with the length of the whole one; then the connection is closed.
    Cut,
    /// The right answer, uncompressed, with this text before it. This breaks the integrity check of
    /// a script that the page preloads; `boot.js` has no such check.
    Prefix(String),
}

/// A request, as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The Referer header.
    pub referer: Option<String>,
    /// The Host header.
    pub host: Option<String>,
}

/// A server on 127.0.0.1 in its own threads. Dropping it stops it.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    accepting: Option<JoinHandle<()>>,
}

struct Shared {
    options: Options,
    stopped: AtomicBool,
    faults: Mutex<Vec<(String, Fault)>>,
    /// The faults that apply to one request each.
    once: Mutex<Vec<(String, Fault)>>,
    pages: Mutex<Vec<(String, String)>>,
    requests: Mutex<Vec<Request>>,
}

impl Server {
    /// Starts to serve on `port`, or on a free one if it is 0.
    pub fn start(options: Options, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} of 127.0.0.1"))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            options,
            stopped: AtomicBool::new(false),
            faults: Mutex::default(),
            once: Mutex::default(),
            pages: Mutex::default(),
            requests: Mutex::default(),
        });
        let accepting = {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || accept(&listener, &shared))
        };
        Ok(Self {
            shared,
            address,
            accepting: Some(accepting),
        })
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// From now on, requests whose address (path and query) contains `part` fail with `fault`. If
    /// several faults fit, the last one counts.
    pub fn fault(&self, part: &str, fault: Fault) {
        lock(&self.shared.faults).push((part.to_owned(), fault));
    }

    /// The next request for such an address fails with `fault`, and no other.
    pub fn fault_once(&self, part: &str, fault: Fault) {
        lock(&self.shared.once).push((part.to_owned(), fault));
    }

    /// All requests are answered again. Requests held by [`Fault::Never`] are closed.
    pub fn clear_faults(&self) {
        lock(&self.shared.faults).clear();
        lock(&self.shared.once).clear();
    }

    /// Answers `path` (without query) with `html` and status 200 instead of the guide, so that a
    /// test has a page to come from or to go to.
    pub fn page(&self, path: &str, html: &str) {
        lock(&self.shared.pages).push((path.to_owned(), html.to_owned()));
    }

    /// The requests since the start or since [`Server::clear_requests`].
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        lock(&self.shared.requests).clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopped() {
            return;
        }
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        // A browser opens few connections, so each one gets a thread: a request that is held must
        // not hold another.
        std::thread::spawn(move || {
            // An error means that the browser went away.
            let _ = shared.converse(stream);
        });
    }
}

impl Shared {
    fn stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Answers the requests of one connection, one after the other.
    fn converse(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(TICK))?;
        let mut received = Vec::new();
        while let Some(asked) = self.next_request(&mut stream, &mut received)? {
            lock(&self.requests).push(asked.request.clone());
            let Some(response) = self.respond(&asked) else {
                return Ok(());
            };
            // The body of a POST is not read, so no other request can follow.
            let last = asked.last || response.status == 405;
            let head = asked.request.method == "HEAD";
            let mut bytes = encode(&response, head, last);
            let cut = !head && matches!(self.fault_of(&asked.request.path), Some(Fault::Cut));
            if cut {
                bytes.truncate(bytes.len() - response.body.len() / 2);
            }
            stream.write_all(&bytes)?;
            if last || cut {
                return Ok(());
            }
        }
        Ok(())
    }

    /// The next request, or `None` at the end of the connection.
    fn next_request(
        &self,
        stream: &mut TcpStream,
        received: &mut Vec<u8>,
    ) -> std::io::Result<Option<Asked>> {
        let mut chunk = [0; 8192];
        loop {
            if let Some(asked) = parse(received)? {
                received.drain(..asked.length);
                return Ok(Some(asked));
            }
            match stream.read(&mut chunk) {
                _ if self.stopped() => return Ok(None),
                Ok(0) => return Ok(None),
                Ok(length) => received.extend_from_slice(&chunk[..length]),
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The answer to a request. `None` closes the connection.
    fn respond(&self, asked: &Asked) -> Option<Response> {
        let path = asked.request.path.as_str();
        let mut accept = asked.accept.as_str();
        let fault = self.fault_of(path);
        match &fault {
            Some(Fault::Refuse) => return None,
            Some(Fault::Status(status)) => return Some(Response::empty(*status)),
            Some(wait @ (Fault::Never | Fault::Hold)) => {
                while matches!(self.fault_of(path), Some(Fault::Never | Fault::Hold))
                    && !self.stopped()
                {
                    std::thread::sleep(TICK);
                }
                if matches!(wait, Fault::Never) || self.stopped() {
                    return None;
                }
            }
            Some(Fault::Delay(delay)) => {
                let end = Instant::now() + *delay;
                while let Some(left) = end.checked_duration_since(Instant::now()) {
                    if self.stopped() {
                        return None;
                    }
                    std::thread::sleep(left.min(TICK));
                }
            }
            Some(Fault::Prefix(_)) => accept = "",
            Some(Fault::Cut) | None => {}
        }
        if !matches!(asked.request.method.as_str(), "GET" | "HEAD") {
            return Some(Response::empty(405));
        }
        let mut response = match self.page_at(path) {
            Some(html) => Response::page(&html),
            None => site::answer(&self.options, path, accept),
        };
        if let Some(Fault::Prefix(text)) = fault {
            response.body.splice(..0, text.into_bytes());
        }
        Some(response)
    }

    fn fault_of(&self, path: &str) -> Option<Fault> {
        let mut once = lock(&self.once);
        if let Some(at) = once.iter().position(|(part, _)| path.contains(part)) {
            return Some(once.remove(at).1);
        }
        let faults = lock(&self.faults);
        let mut latest = faults.iter().rev();
        latest
            .find(|(part, _)| path.contains(part))
            .map(|(_, fault)| fault.clone())
    }

    fn page_at(&self, path: &str) -> Option<String> {
        let path = path.split('?').next();
        let pages = lock(&self.pages);
        let mut latest = pages.iter().rev();
        latest
            .find(|(known, _)| Some(known.as_str()) == path)
            .map(|(_, html)| html.clone())
    }
}

/// A request, with what decides how it is answered.
struct Asked {
    request: Request,
    /// The Accept-Encoding header.
    accept: String,
    /// Whether the browser wants the connection closed after the answer.
    last: bool,
    /// The length of the request in bytes.
    length: usize,
}

/// The request at the start of `received`, if it is complete.
fn parse(received: &[u8]) -> std::io::Result<Option<Asked>> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut headers);
    let status = parsed
        .parse(received)
        .map_err(|error| std::io::Error::new(ErrorKind::InvalidData, error))?;
    let httparse::Status::Complete(length) = status else {
        return Ok(None);
    };
    let header = |name: &str| {
        let mut headers = parsed.headers.iter();
        let header = headers.find(|header| header.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(header.value).into_owned())
    };
    let close = header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
    let request = Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        path: parsed.path.unwrap_or_default().to_owned(),
        referer: header("referer"),
        host: header("host"),
    };
    Ok(Some(Asked {
        request,
        accept: header("accept-encoding").unwrap_or_default(),
        last: close || parsed.version == Some(0),
        length,
    }))
}

fn encode(response: &Response, head: bool, last: bool) -> Vec<u8> {
    let mut text = format!(
        "HTTP/1.1 {} {}\r\n",
        response.status,
        reason(response.status)
    );
    for (name, value) in &response.headers {
        text += &format!("{name}: {value}\r\n");
    }
    text += &format!("Content-Length: {}\r\n", response.body.len());
    if last {
        text += "Connection: close\r\n";
    }
    text += "\r\n";
    let mut bytes = text.into_bytes();
    if !head {
        bytes.extend_from_slice(&response.body);
    }
    bytes
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        404 => "Not Found",
        405 => "Method Not Allowed",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status",
    }
}

/// Takes the lock even after a panic: no thread leaves the data half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server() -> Server {
        let root = std::env::temp_dir();
        Server::start(
            Options {
                root,
                mode: Mode::Indexed,
                rewrites: Vec::new(),
                embed: Vec::new(),
            },
            0,
        )
        .expect("a port")
    }

    /// Sends `request` on a new connection and returns what arrives within a second.
    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).expect("a connection");
        stream
            .set_read_timeout(Some(Duration::from_secs(1)))
            .expect("a timeout");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        let mut chunk = [0; 1024];
        while let Ok(length @ 1..) = stream.read(&mut chunk) {
            answer += &String::from_utf8_lossy(&chunk[..length]);
            if answer.ends_with("neutral") || answer.ends_with("\r\n\r\n") {
                break;
            }
        }
        answer
    }

    #[test]
    fn pages_and_methods_are_answered_and_requests_are_logged() {
        let server = server();
        server.page("/search", "neutral");
        let answer = ask(
            &server,
            "GET /search?q=1 HTTP/1.1\r\nHost: h\r\nReferer: r\r\n\r\n",
        );
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\nneutral"));
        let answer = ask(&server, "HEAD /search HTTP/1.1\r\n\r\n");
        assert!(answer.contains("Content-Length: 7\r\n") && answer.ends_with("\r\n\r\n"));
        let answer = ask(&server, "POST /search HTTP/1.1\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 405 "));
        let requests = server.requests();
        assert_eq!(requests.len(), 3);
        assert_eq!(requests[0].path, "/search?q=1");
        assert_eq!(requests[0].referer.as_deref(), Some("r"));
        assert_eq!(requests[0].host.as_deref(), Some("h"));
        server.clear_requests();
        assert!(server.requests().is_empty());
    }

    #[test]
    fn a_fault_lasts_until_it_is_cleared() {
        let server = server();
        server.page("/a.js", "neutral");
        let get = "GET /a.js HTTP/1.1\r\n\r\n";
        server.fault(".js", Fault::Refuse);
        assert_eq!(ask(&server, get), "");
        server.fault(".js", Fault::Status(503));
        assert!(ask(&server, get).starts_with("HTTP/1.1 503 "));
        server.fault("a.", Fault::Prefix("x".into()));
        assert!(ask(&server, get).ends_with("\r\n\r\nxneutral"));
        let start = Instant::now();
        server.fault("a.", Fault::Delay(Duration::from_millis(200)));
        assert!(ask(&server, get).ends_with("neutral"));
        assert!(start.elapsed() >= Duration::from_millis(200));
        server.fault("a.", Fault::Never);
        assert_eq!(ask(&server, get), "");
        server.clear_faults();
        assert!(ask(&server, get).ends_with("neutral"));
        server.fault("a.", Fault::Cut);
        assert!(ask(&server, get).ends_with("\r\n\r\nneut"));
        server.fault("a.", Fault::Hold);
        std::thread::scope(|scope| {
            let answer = scope.spawn(|| ask(&server, get));
            while server.requests().len() < 8 {
                std::thread::yield_now();
            }
            server.clear_faults();
            assert!(answer.join().expect("an answer").ends_with("neutral"));
        });
    }

    #[test]
    fn dropping_the_server_stops_it() {
        let server = server();
        server.fault("/", Fault::Never);
        let address = server.address;
        let mut held = TcpStream::connect(address).expect("a connection");
        held.write_all(b"GET / HTTP/1.1\r\n\r\n").expect("sent");
        drop(server);
        assert!(TcpStream::connect(address).is_err());
        assert!(matches!(held.read(&mut [0; 1]), Ok(0) | Err(_)));
    }
}
