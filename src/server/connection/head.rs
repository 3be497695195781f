//! The head of a request, byte by byte, before the library reads it: what a proxy before us may read another way is refused.

/// Both lengths: `content-length` and `transfer-encoding`, the longer.
const NAME_MOST: usize = 17;

/// What is known of a head so far.
#[derive(Default)]
pub(super) struct Head {
    /// The first line was there.
    begun: bool,
    whole: bool,
    after_cr: bool,
    line: usize,
    /// What stands before the colon, as far as it matters, and how long it is.
    name: [u8; NAME_MOST],
    letters: usize,
    named: bool,
    length: bool,
    encoding: bool,
}

/// Ambiguous: lines that end by a lone LF or hold a lone CR, a header's value continued on the next line, two ways to tell where the body ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ambiguous;

impl Head {
    /// Whether all of it was there.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Looks at what was read. Bytes after the head are nobody's business here.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Result<(), Ambiguous> {
        for &byte in bytes {
            if self.whole {
                break;
            }
            self.step(byte)?;
        }
        Ok(())
    }

    fn step(&mut self, byte: u8) -> Result<(), Ambiguous> {
        match byte {
            b'\n' if self.after_cr => {
                // empty lines before the first are to be ignored (RFC 9112, 2.2)
                self.whole = self.begun && self.line == 0;
                self.begun |= self.line > 0;
                (self.after_cr, self.line, self.named) = (false, 0, false);
                self.letters = 0;
            }
            _ if self.after_cr => return Err(Ambiguous),
            b'\n' => return Err(Ambiguous),
            b'\r' => self.after_cr = true,
            b' ' | b'\t' if self.begun && self.line == 0 => return Err(Ambiguous),
            b':' if self.begun && !self.named => {
                let name = self.name.get(..self.letters).unwrap_or_default();
                self.length |= name.eq_ignore_ascii_case(b"content-length");
                self.encoding |= name.eq_ignore_ascii_case(b"transfer-encoding");
                if self.length && self.encoding {
                    return Err(Ambiguous);
                }
                (self.line, self.named) = (self.line + 1, true);
            }
            byte => {
                self.line += 1;
                if !self.named {
                    if let Some(letter) = self.name.get_mut(self.letters) {
                        *letter = byte;
                    }
                    self.letters += 1;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In one piece and byte by byte.
    fn read(text: &str) -> Result<(), Ambiguous> {
        let mut bytewise = Head::default();
        let slowly = text.bytes().try_for_each(|byte| bytewise.read(&[byte]));
        assert_eq!(Head::default().read(text.as_bytes()), slowly, "{text:?}");
        slowly
    }

    #[test]
    fn what_can_be_read_one_way_passes() {
        for text in [
            "GET / HTTP/1.1\r\nhost: a\r\n\r\n",
            "\r\n\r\nGET / HTTP/1.1\r\nhost: a\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\na\nb\r",
            "POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\nx: content-length: 3\r\n\r\n",
            "POST /content-length:/transfer-encoding: HTTP/1.1\r\ncontent-length-x: 3\r\ntransfer-encoding: chunked\r\n\r\n",
            "GET / HT",
        ] {
            assert_eq!(read(text), Ok(()), "{text:?}");
        }
    }

    #[test]
    fn what_can_be_read_two_ways_does_not() {
        for text in [
            "GET / HTTP/1.1\nhost: a\n\n",
            "GET / HTTP/1.1\r\nhost: a\n\r\n",
            "GET / HTTP/1.1\r\nhost: a\r\n\n",
            "GET / HTTP/1.1\r\nx: a\rb\r\n\r\n",
            "GET / HTTP/1.1\r\nx: a\r\n b\r\n\r\n",
            "GET / HTTP/1.1\r\nx: a\r\n\tb\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 3\r\nTRANSFER-ENCODING: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: identity\r\ncontent-length: 3\r\n\r\n",
        ] {
            assert_eq!(read(text), Err(Ambiguous), "{text:?}");
        }
    }
}
