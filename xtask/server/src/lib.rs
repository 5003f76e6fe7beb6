//! Serves the files of one folder to browsers on this machine: for `cargo xtask serve` and for the tests of the page.
//!
//! It listens on the loopback address alone, knows GET and HEAD, and sends nothing from outside its folder.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// The longest request line or header that is read.
const LINE: u64 = 16 * 1024;
/// How long an idle connection is kept.
const IDLE: Duration = Duration::from_secs(30);

/// What every connection shares.
#[derive(Debug)]
struct Shared {
    root: PathBuf,
    stop: AtomicBool,
    log: Mutex<Vec<String>>,
}

/// A running server; it stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `root` on 127.0.0.1; port 0 takes any free one.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start(root: &Path, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared { root: root.to_path_buf(), stop: AtomicBool::new(false), log: Mutex::default() });
        let accepting = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if accepting.stop.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                let shared = Arc::clone(&accepting);
                // A browser that goes away in the middle is no concern of ours.
                std::thread::spawn(move || drop(answer_all(&stream, &shared)));
            }
        });
        Ok(Self { address, shared, thread: Some(thread) })
    }

    /// Where it is, as `http://127.0.0.1:8080/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The path of every request so far.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.shared.log.lock().map(|log| log.clone()).unwrap_or_default()
    }

    /// Waits for ever.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        // The accepting thread wakes for one more connection and sees that it should stop.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// Answers the requests of one connection, one after the other.
fn answer_all(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while !shared.stop.load(Ordering::Relaxed) {
        let mut line = String::new();
        if (&mut reader).take(LINE).read_line(&mut line)? == 0 {
            return Ok(());
        }
        let mut close = false;
        loop {
            let mut header = String::new();
            if (&mut reader).take(LINE).read_line(&mut header)? == 0 {
                return Ok(());
            }
            let header = header.trim().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            close |= header == "connection: close";
        }
        let mut words = line.split_ascii_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if let Ok(mut log) = shared.log.lock() {
            log.push(target.to_string());
        }
        let (status, kind, body) = match method {
            "GET" | "HEAD" => match find(&shared.root, target).map(|file| (std::fs::read(&file), file)) {
                Some((Ok(body), file)) => ("200 OK", mime(&file), body),
                _ => ("404 Not Found", "text/plain; charset=utf-8", b"no such file\n".to_vec()),
            },
            _ => ("405 Method Not Allowed", "text/plain; charset=utf-8", b"only GET and HEAD\n".to_vec()),
        };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nAccess-Control-Allow-Origin: *\r\n\
             X-Content-Type-Options: nosniff\r\n\r\n",
            body.len()
        );
        let mut out = stream;
        out.write_all(head.as_bytes())?;
        if method != "HEAD" {
            out.write_all(&body)?;
        }
        if close {
            return Ok(());
        }
    }
    Ok(())
}

/// The file that a request names, or nothing where it leads out of the folder.
fn find(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let relative = PathBuf::from(percent_decoded(path)?);
    if !relative.components().all(|c| matches!(c, Component::Normal(_))) {
        return None;
    }
    let file = root.join(relative);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

/// `%D9%82` and the like as the characters they stand for.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(b) = rest.next() {
        if b != b'%' {
            bytes.push(b);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push((high * 16 + low) as u8);
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

/// The type of a file by the end of its name. Browsers compile wasm as it arrives only under its own type.
fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "ts" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(server: &Server, target: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_of_the_folder_and_no_others_are_served() {
        let dir = std::env::temp_dir().join(format!("isnad-server-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("site/فرع")).unwrap();
        std::fs::write(dir.join("secret.txt"), "secret").unwrap();
        std::fs::write(dir.join("site/index.html"), "<p>نعم").unwrap();
        std::fs::write(dir.join("site/فرع/a b.wasm"), "wasm").unwrap();
        let server = Server::start(&dir.join("site"), 0).unwrap();
        let page = get(&server, "/?q=1");
        assert!(page.starts_with("HTTP/1.1 200") && page.contains("text/html") && page.ends_with("<p>نعم"), "{page}");
        let wasm = get(&server, "/%D9%81%D8%B1%D8%B9/a%20b.wasm");
        assert!(wasm.contains("application/wasm") && wasm.ends_with("wasm"), "{wasm}");
        for target in ["/../secret.txt", "/%2e%2e/secret.txt", "//etc/hostname", "/missing", "x", "/%zz", "/%00"] {
            assert!(get(&server, target).starts_with("HTTP/1.1 404"), "{target}");
        }
        assert_eq!(server.requests().len(), 9);
        drop(server);
        std::fs::remove_dir_all(dir).unwrap();
    }
}
