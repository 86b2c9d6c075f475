//! Sends requests exactly as they are written: no client corrects an address or a method on the
//! way.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// A connection that stays open from one request to the next.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    /// Opens a connection to a port of this machine.
    pub fn open(port: u16) -> Result<Self> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sends a request with additional headers, each with its line end, and reads the answer.
    pub fn ask(&mut self, method: &str, target: &str, headers: &str) -> Result<Answer> {
        let request = format!("{method} {target} HTTP/1.1\r\nHost: guide\r\n{headers}\r\n");
        let answer = self.send(&request).and_then(|()| self.answer(method));
        answer.with_context(|| format!("{method} {target}"))
    }

    fn send(&mut self, request: &str) -> Result<()> {
        Ok(self.0.get_mut().write_all(request.as_bytes())?)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        let line = line.strip_suffix("\r\n").context("the connection ended")?;
        Ok(line.to_owned())
    }

    fn bytes(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.0.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn answer(&mut self, method: &str) -> Result<Answer> {
        let first = self.line()?;
        let status = first.split(' ').nth(1).context("no status")?.parse()?;
        let mut headers = BTreeMap::new();
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(": ").context("a header without a value")?;
            let twice = headers.insert(name.to_lowercase(), value.to_owned());
            ensure!(twice.is_none(), "{name} is sent twice");
        }
        let mut answer = Answer {
            status,
            headers,
            body: Vec::new(),
        };
        if method == "HEAD" || status == 304 {
            return Ok(answer);
        }
        let length = answer.header("content-length").map(str::parse);
        let chunked = answer.header("transfer-encoding") == Some("chunked");
        answer.body = match length.transpose()? {
            Some(length) => self.bytes(length)?,
            None if chunked => self.chunks()?,
            None => self.rest()?,
        };
        Ok(answer)
    }

    /// Reads to the end of the connection.
    fn rest(&mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line()?, 16)?;
            body.extend(self.bytes(length)?);
            ensure!(self.line()?.is_empty(), "more than the chunk");
            if length == 0 {
                return Ok(body);
            }
        }
    }
}

/// The status of the answer to `request`, or `None` if the server closes the connection instead. It
/// may close while the request is still being sent.
pub fn refused(port: u16, request: &str) -> Result<Option<u16>> {
    let mut connection = Connection::open(port)?;
    let closed = |error: &std::io::Error| {
        matches!(
            error.kind(),
            ErrorKind::ConnectionReset | ErrorKind::BrokenPipe
        )
    };
    match connection.0.get_mut().write_all(request.as_bytes()) {
        Err(error) if !closed(&error) => return Err(error).context("sending"),
        _ => {}
    }
    let mut line = String::new();
    match connection.0.read_line(&mut line) {
        Ok(0) => Ok(None),
        Err(error) if closed(&error) => Ok(None),
        Err(error) => Err(error).context("no answer"),
        Ok(_) => {
            let status = line.split(' ').nth(1).context("no status")?;
            Ok(Some(status.parse()?))
        }
    }
}

/// An answer with its whole body.
#[derive(Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Names in lower case.
    headers: BTreeMap<String, String>,
    /// Encoded as the headers say.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(&name.to_lowercase()).map(String::as_str)
    }
}
