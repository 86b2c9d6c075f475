//! Asks another site for one page, politely, and says what has become of it.

use std::time::Duration;
use ureq::http::{Method, Response, Uri};
use ureq::{Agent, Body, Error};
use url::Url;

/// What is said of who asks. It does not say what for: some of the sites are about violence, and
/// whoever runs this may be on a network that is watched.
const USER_AGENT: &str = "Mozilla/5.0 (compatible; link check)";

/// How many times a page may send on to another, as in browsers.
const HOPS: usize = 20;

/// What has become of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is where the address says.
    There,
    /// The site says that it is at this address from now on.
    Moved(String),
    /// The site leads to this address, and does not say that it will stay so.
    LeadsTo(String),
    /// A program cannot tell: why.
    ByHand(String),
    /// The site says that there is no such page: how.
    Gone(String),
    /// There is no such site: how one sees it.
    Unreached(String),
}

impl Found {
    /// Whether some site has answered.
    pub fn has_answered(&self) -> bool {
        !matches!(self, Self::Unreached(_))
    }
}

/// Asks for pages.
pub struct Asker {
    agent: Agent,
    /// How long a site is left alone between two pages.
    pub pause: Duration,
}

impl Default for Asker {
    fn default() -> Self {
        Self::new(Duration::from_secs(20), Duration::from_secs(1))
    }
}

impl Asker {
    /// Waits so long for an answer, and so long before it asks the same site again.
    fn new(patience: Duration, pause: Duration) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(patience))
            .user_agent(USER_AGENT);
        Self {
            agent: config.build().into(),
            pause,
        }
    }

    /// What has become of the page at `address`.
    pub fn ask(&self, address: &str) -> Found {
        let Ok(asked) = Url::parse(address) else {
            return Found::Gone("is no address".into());
        };
        let mut url = asked.clone();
        // Where the page is for good: the end of the permanent hops that come first.
        let mut kept = asked.clone();
        let mut permanent = true;
        let mut seen = vec![asked.clone()];
        loop {
            let answer = match self.head_or_get(&url) {
                Ok(answer) => answer,
                Err(error) => return failed(&error, &asked, &url),
            };
            let status = answer.status().as_u16();
            let Some(next) = sent_on(&answer, &url) else {
                return ended(status, &asked, &kept, &url);
            };
            permanent &= matches!(status, 301 | 308);
            if permanent {
                kept = next.clone();
            }
            if seen.contains(&next) || seen.len() > HOPS {
                return Found::ByHand(format!("is sent on in circles ({next})"));
            }
            seen.push(next.clone());
            url = next;
        }
    }

    /// HEAD, which costs a site least; GET where HEAD brings nothing good, since some sites know GET
    /// alone.
    fn head_or_get(&self, url: &Url) -> Result<Response<Body>, Error> {
        match self.request(Method::HEAD, url) {
            Ok(answer) if answer.status().as_u16() < 400 || answer.status() == 429 => Ok(answer),
            Err(error @ (Error::HostNotFound | Error::Timeout(_))) => Err(error),
            _ => self.request(Method::GET, url),
        }
    }

    fn request(&self, method: Method, url: &Url) -> Result<Response<Body>, Error> {
        let uri: Uri = url.as_str().parse().map_err(ureq::http::Error::from)?;
        let request = ureq::http::Request::builder().method(method).uri(uri);
        self.agent.run(request.body(())?)
    }
}

/// Where an answer sends on to.
fn sent_on(answer: &Response<Body>, from: &Url) -> Option<Url> {
    if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let to = answer.headers().get("location")?;
    let mut to = from.join(to.to_str().ok()?).ok()?;
    if to.fragment().is_none() {
        to.set_fragment(from.fragment());
    }
    Some(to)
}

/// What the last answer says of the page that was asked.
fn ended(status: u16, asked: &Url, kept: &Url, end: &Url) -> Found {
    let at = at(asked, end);
    match status {
        200..=299 if kept != asked => Found::Moved(kept.to_string()),
        200..=299 if end != asked => Found::LeadsTo(end.to_string()),
        200..=299 => Found::There,
        404 | 410 => Found::Gone(format!("answers {status}{at}")),
        _ => Found::ByHand(format!("answers {status}{at}")),
    }
}

/// What it means that nothing was answered. A site that is slow today may be there tomorrow.
fn failed(error: &Error, asked: &Url, end: &Url) -> Found {
    let at = at(asked, end);
    match error {
        Error::Timeout(_) => Found::ByHand(format!("does not answer in time{at}")),
        _ => Found::Unreached(format!("does not answer{at}: {error}")),
    }
}

/// Says which page has answered, where it is not the one that was asked.
fn at(asked: &Url, end: &Url) -> String {
    if asked == end {
        String::new()
    } else {
        format!(" at {end}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader, Write};
    use std::net::{TcpListener, TcpStream};
    use std::sync::{Arc, Mutex};

    /// A site that answers what `answer` says of a method and a path, and nothing where it says
    /// nothing. It ends with the tests.
    struct Site {
        url: String,
        asked: Arc<Mutex<Vec<String>>>,
    }

    type Answer = Option<(u16, &'static str)>;

    impl Site {
        fn new(answer: fn(&str, &str) -> Answer) -> Self {
            let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
            let url = format!("http://{}", listener.local_addr().expect("an address"));
            let asked = Arc::default();
            let log: Arc<Mutex<Vec<String>>> = Arc::clone(&asked);
            std::thread::spawn(move || {
                let mut silent = Vec::new();
                for stream in listener.incoming().flatten() {
                    let line = request(&stream);
                    let mut words = line.split(' ');
                    let (method, path) = (words.next(), words.next());
                    let (method, path) = (method.unwrap_or_default(), path.unwrap_or_default());
                    log.lock().expect("a list").push(format!("{method} {path}"));
                    match answer(method, path) {
                        Some((status, to)) => respond(&stream, status, to),
                        None => silent.push(stream),
                    }
                }
            });
            Self { url, asked }
        }

        fn ask(&self, path: &str) -> Found {
            asker().ask(&self.at(path))
        }

        fn at(&self, path: &str) -> String {
            format!("{}{path}", self.url)
        }

        fn asked(&self) -> Vec<String> {
            std::mem::take(&mut self.asked.lock().expect("a list"))
        }
    }

    fn asker() -> Asker {
        Asker::new(Duration::from_millis(500), Duration::ZERO)
    }

    /// The first line of a request, which is read to its end.
    fn request(stream: &TcpStream) -> String {
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        let lines: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
        lines.into_iter().next().unwrap_or_default()
    }

    fn respond(mut stream: &TcpStream, status: u16, to: &str) {
        let to = if to.is_empty() {
            String::new()
        } else {
            format!("Location: {to}\r\n")
        };
        let _ = write!(
            stream,
            "HTTP/1.1 {status} Status\r\n{to}Content-Length: 0\r\nConnection: close\r\n\r\n"
        );
    }

    #[test]
    fn a_page_is_there() {
        let site = Site::new(|_, _| Some((200, "")));
        assert_eq!(site.ask("/a?b=c"), Found::There);
        assert_eq!(site.asked(), ["HEAD /a?b=c"]);
    }

    #[test]
    fn the_address_to_write_is_where_the_permanent_hops_end() {
        let site = Site::new(|_, path| {
            Some(match path {
                "/old" => (301, "/newer"),
                "/newer" => (308, "/new"),
                "/login" => (302, "/new"),
                "/old-login" => (301, "/login"),
                _ => (200, ""),
            })
        });
        assert_eq!(site.ask("/old"), Found::Moved(site.at("/new")));
        assert_eq!(site.ask("/old#part"), Found::Moved(site.at("/new#part")));
        assert_eq!(site.ask("/login"), Found::LeadsTo(site.at("/new")));
        assert_eq!(site.ask("/old-login"), Found::Moved(site.at("/login")));
    }

    #[test]
    fn a_page_is_gone_only_when_get_says_so_too() {
        let site = Site::new(|method, path| {
            Some(match (method, path) {
                ("HEAD", "/get-alone") => (405, ""),
                ("HEAD", "/head-is-wrong") => (404, ""),
                (_, "/gone") => (410, ""),
                (_, "/none") => (404, ""),
                (_, "/moved") => (301, "/none"),
                _ => (200, ""),
            })
        });
        assert_eq!(site.ask("/get-alone"), Found::There);
        assert_eq!(site.asked(), ["HEAD /get-alone", "GET /get-alone"]);
        assert_eq!(site.ask("/head-is-wrong"), Found::There);
        let gone = |why: &str| Found::Gone(why.to_owned());
        assert_eq!(site.ask("/none"), gone("answers 404"));
        assert_eq!(site.ask("/gone"), gone("answers 410"));
        let why = format!("answers 404 at {}", site.at("/none"));
        assert_eq!(site.ask("/moved"), gone(&why));
    }

    #[test]
    fn what_refuses_programs_is_for_a_person() {
        let site = Site::new(|_, path| match path {
            "/refused" => Some((403, "")),
            "/often" => Some((429, "")),
            "/broken" => Some((503, "")),
            "/circle" => Some((302, "/round")),
            "/round" => Some((302, "/circle")),
            "/lost" => Some((302, "")),
            _ => None,
        });
        let by_hand = |why: &str| Found::ByHand(why.to_owned());
        assert_eq!(site.ask("/refused"), by_hand("answers 403"));
        site.asked();
        assert_eq!(site.ask("/often"), by_hand("answers 429"));
        assert_eq!(site.asked(), ["HEAD /often"], "it wants fewer requests");
        assert_eq!(site.ask("/broken"), by_hand("answers 503"));
        assert_eq!(site.ask("/lost"), by_hand("answers 302"));
        let why = format!("is sent on in circles ({})", site.at("/circle"));
        assert_eq!(site.ask("/circle"), by_hand(&why));
        assert_eq!(site.ask("/silent"), by_hand("does not answer in time"));
    }

    #[test]
    fn a_site_that_does_not_speak_tls_is_not_reached() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("https://{}/", listener.local_addr().expect("an address"));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                respond(&stream, 200, "");
            }
        });
        let found = asker().ask(&address);
        assert!(!found.has_answered(), "{found:?}");
    }

    #[test]
    fn a_site_that_does_not_exist_is_not_reached() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let closed = format!("http://{}/", listener.local_addr().expect("an address"));
        drop(listener);
        for address in [closed.as_str(), "http://no-such-host.invalid/"] {
            let found = asker().ask(address);
            assert!(!found.has_answered(), "{found:?}");
        }
    }
}
