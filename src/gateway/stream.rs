//! An answer that goes on: the messages of a subscription, each executed for one reader, or for all who get the same.

use std::{panic::AssertUnwindSafe, sync::Arc};

use async_graphql::{Response, parser::types::ExecutableDocument};
use futures_util::{FutureExt, StreamExt, stream::BoxStream};
use tokio::sync::mpsc;
use tracing::Instrument;

use super::{
    Caller, Gateway, Push, complete,
    fault::{self, FaultCode},
    feed, prepare,
};
use crate::app::Call;

impl Gateway {
    /// The messages of a subscription, each in the shape of its document.
    pub(super) fn stream(self: &Arc<Self>, mut ready: prepare::Ready, caller: Caller, call: Call) -> BoxStream<'static, Push> {
        if !self.plain
            && let Some(messages) = self.once(&mut ready, &caller)
        {
            return messages;
        }
        let (gateway, request_id, progress) = (self.clone(), caller.request_id.clone(), feed::Progress::default());
        let (resume, flags) = (feed::ResumeAfter(caller.resume), complete::Flags::of(&ready.variables));
        let request = self.dress(ready.request(), caller, call).data(progress.clone()).data(resume);
        let (fit, operation_name) = (ready.fit, ready.operation_name);
        let name = request_id.clone();
        let messages = self.schema.execute_stream(request).map(move |response| {
            let push = message(&gateway.shape, response, (&fit.document, operation_name.as_deref(), &flags), &request_id);
            Push { position: progress.position(), right_lost: progress.right_lost(), ..push }
        });
        drive(messages.boxed(), name)
    }

    /// The one message of a subscription that follows nothing.
    pub(super) async fn one_message(&self, reader: &feed::OnceReader, preset: feed::Preset) -> Option<Push> {
        let feed::OnceReader { fit, operation_name, caller, .. } = reader;
        // nothing is left out of what everybody is told
        let (request, flags) = (prepare::request(fit, operation_name.as_ref(), reader.variables()), complete::Flags::default());
        let call = Call::new(caller.actor.clone(), &caller.request_id);
        let response = self.schema.execute_stream(self.dress(request, caller.clone(), call).data(preset)).next().await?;
        Some(message(&self.shape, response, (&fit.document, operation_name.as_deref(), &flags), &caller.request_id))
    }
}

/// A message in the shape of its document.
fn message(
    shape: &complete::Shape,
    mut response: Response,
    (document, operation_name, flags): (&ExecutableDocument, Option<&str>, &complete::Flags),
    request_id: &str,
) -> Push {
    // what fails below the root is part of a message; at the root, or before anything ran, it is the end
    let last = !response.errors.is_empty() && response.errors.iter().all(|error| error.path.len() <= 1);
    if !last {
        shape.complete(document, operation_name, flags, &mut response);
    }
    fault::finish(&mut response, request_id);
    Push { last, ..Push::of(response) }
}

/// Runs a stream in a task of its own, one message ahead of its reader: a reader who stalls must not hold what the next message is made
/// with, such as a connection to the database.
fn drive(mut messages: BoxStream<'static, Push>, request_id: String) -> BoxStream<'static, Push> {
    let (sender, mut receiver) = mpsc::channel(1);
    let driving = async move {
        loop {
            let push = tokio::select! {
                push = AssertUnwindSafe(messages.next()).catch_unwind() => push,
                () = sender.closed() => return,
            };
            let push = match push {
                Ok(Some(push)) => push,
                Ok(None) => return,
                Err(_) => Push::failed(FaultCode::Internal, "something went wrong on the server", &request_id),
            };
            let last = push.last;
            if sender.send(push).await.is_err() || last {
                return;
            }
        }
    };
    tokio::spawn(driving.in_current_span());
    futures_util::stream::poll_fn(move |cx| receiver.poll_recv(cx)).boxed()
}
