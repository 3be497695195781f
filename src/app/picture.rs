//! Pictures for content: taken in as png, jpeg or webp, drawn afresh so that nothing but pixels remains, kept by digest.

use std::{io::Cursor, sync::Arc, time::Duration};

use bytes::Bytes;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder};
use sha2::{Digest, Sha256};

use super::{App, Failure, allow, detached, people::is_digest};
use crate::{
    domain::{
        actor::{Action, Actor},
        log::hex,
    },
    store::read::ImageView,
};

/// Bytes of an upload: enough for a full-screen cover at good quality.
pub const PICTURE_BYTES_MOST: usize = 4 * 1024 * 1024;
/// Pixels along each side; a picture of this size takes 64 MiB while it is drawn.
const SIDE_MOST: u32 = 4096;
const JPEG_QUALITY: u8 = 85;
/// Drawing takes memory and a whole core: more at once would starve the queries.
static DRAWING: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(2);

/// How long an upload waits for its turn to be drawn.
const QUEUE: Duration = Duration::from_secs(3);

/// A picture this server holds.
#[derive(Clone, Debug)]
pub struct Picture {
    pub view: ImageView,
}

impl Picture {
    /// Its address on this server.
    pub fn path(&self) -> String {
        self.view.path()
    }
}

impl App {
    /// Asked before any byte of an upload is read.
    pub fn may_upload(&self, actor: &Actor) -> Result<(), Failure> {
        allow(actor, Action::UploadImages)
    }

    /// Takes an uploaded picture in. The bytes decide what it is, whatever the sender called it.
    pub async fn upload_picture(self: &Arc<Self>, actor: &Actor, bytes: Bytes) -> Result<Picture, Failure> {
        allow(actor, Action::UploadImages)?;
        let app = self.clone();
        detached(async move {
            let Ok(Ok(_place)) = tokio::time::timeout(QUEUE, DRAWING.acquire()).await else { return Err(Failure::Busy) };
            let drawn = tokio::task::spawn_blocking(move || draw(&bytes)).await.map_err(|panic| Failure::Panicked(panic.to_string()))?;
            let (bytes, format, width, height) = drawn.map_err(Failure::BadPicture)?;
            app.keep_picture(bytes.into(), format.to_mime_type(), width, height).await
        })
        .await
    }

    /// Keeps a drawing of our own (the demo's covers). Never called with bytes from outside: an SVG can hold scripts.
    pub async fn keep_drawing(self: &Arc<Self>, svg: String, width: u32, height: u32) -> Result<Picture, Failure> {
        self.keep_picture(svg.into_bytes().into(), "image/svg+xml", width, height).await
    }

    /// A picture by its digest.
    pub async fn picture(&self, digest: &str) -> Result<Option<(Picture, Bytes)>, Failure> {
        if !is_digest(digest) {
            return Ok(None);
        }
        let Some(view) = self.reader.image(digest).await? else { return Ok(None) };
        Ok(self.images.get(digest).await?.map(|bytes| (Picture { view }, bytes)))
    }

    /// Bytes first: a row always has its picture.
    async fn keep_picture(&self, bytes: Bytes, media_type: &str, width: u32, height: u32) -> Result<Picture, Failure> {
        let view = ImageView {
            digest: hex(&Sha256::digest(&bytes)),
            media_type: media_type.into(),
            bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            width: i32::try_from(width).unwrap_or(i32::MAX),
            height: i32::try_from(height).unwrap_or(i32::MAX),
        };
        self.images.put(&view.digest, bytes).await?;
        self.writer.save_image(&view, self.clock.now()).await?;
        Ok(Picture { view })
    }
}

type Drawn = (Vec<u8>, ImageFormat, u32, u32);

fn draw(bytes: &[u8]) -> Result<Drawn, &'static str> {
    let format = image::guess_format(bytes).ok().filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP));
    let format = format.ok_or("not a png, jpeg or webp picture")?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MOST);
    limits.max_image_height = Some(SIDE_MOST);
    // eight bits a channel at full size; sixteen would take twice as much, and be thrown away
    limits.max_alloc = Some(80 * 1024 * 1024);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let broken = "the picture is broken, or larger than 4096 × 4096 pixels of 8 bits a channel";
    let mut decoder = reader.into_decoder().map_err(|_| broken)?;
    let orientation = decoder.orientation().map_err(|_| broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| broken)?;
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    let mut out = Cursor::new(Vec::new());
    let written = match format {
        ImageFormat::Jpeg => picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY)),
        // the encoders of png and webp know these two layouts of pixels best
        _ if picture.color().has_alpha() => DynamicImage::from(picture.to_rgba8()).write_to(&mut out, format),
        _ => DynamicImage::from(picture.to_rgb8()).write_to(&mut out, format),
    };
    written.map_err(|_| "the picture could not be drawn")?;
    Ok((out.into_inner(), format, width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height).write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    #[test]
    fn what_hides_behind_the_pixels_is_gone() {
        let mut polyglot = png(8, 6);
        polyglot.extend_from_slice(b"<script>alert(1)</script>");
        let (bytes, format, width, height) = draw(&polyglot).unwrap();
        assert_eq!((format, width, height), (ImageFormat::Png, 8, 6));
        assert!(!bytes.windows(7).any(|window| window == b"<script"));
    }

    #[test]
    fn every_format_taken_in_comes_out_as_itself() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let mut out = Cursor::new(Vec::new());
            DynamicImage::new_rgb8(5, 4).write_to(&mut out, format).unwrap();
            let (bytes, drawn, ..) = draw(out.get_ref()).unwrap();
            assert_eq!((drawn, image::guess_format(&bytes).unwrap()), (format, format));
        }
    }

    #[test]
    fn strangers_bombs_and_broken_pictures_are_refused() {
        assert!(draw(b"<svg xmlns='http://www.w3.org/2000/svg'/>").is_err());
        assert!(draw(b"GIF89a\x01\x00\x01\x00").is_err());
        assert!(draw(b"").is_err());
        assert!(draw(&png(4097, 1)).is_err());
        let whole = png(64, 64);
        assert!(draw(&whole[..whole.len() / 2]).is_err());
        // a header that promises 100,000 × 100,000 pixels
        let mut bomb = png(8, 8);
        bomb[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
        assert!(draw(&bomb).is_err());
    }
}
