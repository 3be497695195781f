//! What waits for one reader: a queue that takes no memory while nothing does, and is full at some length.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use futures_channel::mpsc;
use futures_util::StreamExt;

use super::subscription::Item;

/// Rows that wait for a slow reader; one more ends the stream.
const QUEUE_MOST: usize = 64;

/// The end that the hub has.
pub(super) struct Sender {
    items: mpsc::Sender<Item>,
    waiting: Arc<AtomicUsize>,
}

/// The end that the reader has.
pub(super) struct Receiver {
    items: mpsc::Receiver<Item>,
    waiting: Arc<AtomicUsize>,
}

/// There is no place, or nobody who reads.
#[derive(Debug)]
pub(super) struct Full;

pub(super) fn queue() -> (Sender, Receiver) {
    // the library gives each sender a place of its own beside
    let (sender, receiver) = mpsc::channel(QUEUE_MOST - 1);
    let waiting = Arc::<AtomicUsize>::default();
    (Sender { items: sender, waiting: waiting.clone() }, Receiver { items: receiver, waiting })
}

impl Sender {
    pub(super) fn put(&mut self, item: Item) -> Result<(), Full> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.items.try_send(item).map_err(|_| {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            Full
        })
    }

    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }
}

impl Receiver {
    /// The next, in the order they were put in; None: the hub has let go of it, and nothing waits any more.
    pub(super) async fn next(&mut self) -> Option<Item> {
        let item = self.items.next().await?;
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        Some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_holds_so_many_and_no_more() {
        let (mut sender, mut receiver) = queue();
        for _ in 0..QUEUE_MOST {
            sender.put(Item::AskAgain).unwrap();
        }
        assert_eq!(sender.len(), QUEUE_MOST);
        sender.put(Item::AskAgain).unwrap_err();
        assert_eq!(sender.len(), QUEUE_MOST);
        // whoever reads makes room
        assert!(receiver.next().await.is_some());
        sender.put(Item::AskAgain).unwrap();
        // what waits is read though nobody adds to it any more
        drop(sender);
        for _ in 0..QUEUE_MOST {
            assert!(receiver.next().await.is_some());
        }
        assert!(receiver.next().await.is_none());
        let (mut sender, receiver) = queue();
        drop(receiver);
        sender.put(Item::AskAgain).unwrap_err();
        assert_eq!(sender.len(), 0);
    }
}
