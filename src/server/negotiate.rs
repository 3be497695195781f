//! What form an answer is to have, by the `Accept` of the request: JSON of either media type, or a stream.

use axum::http::{HeaderMap, header};
use mediatype::{MediaType, MediaTypeList, Name, ReadParams, names};

/// A form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `application/graphql-response+json`: the status says how it went.
    Modern,
    /// `application/json`: 200 for whatever could be read.
    Legacy,
    /// `text/event-stream`, by graphql-sse.
    Events,
    /// `multipart/mixed` with `subscriptionSpec=1.0`, by Apollo's protocol of subscriptions over HTTP.
    Parts,
}

impl Form {
    /// The one that is meant by what most clients send, which need not be taken apart.
    fn named(accept: &str) -> Option<Self> {
        match accept {
            "application/graphql-response+json" => Some(Self::Modern),
            "application/json" | "*/*" => Some(Self::Legacy),
            _ => None,
        }
    }
}

/// What a caller takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Accepted {
    /// For one answer.
    pub(super) whole: Option<Form>,
    /// For an answer that goes on.
    pub(super) stream: Option<Form>,
}

/// Quality, and whether the type was named rather than covered by a wildcard.
type Liking = (f32, bool);

impl Accepted {
    /// Without the header, or with one that cannot be read, what older clients expect. None: nothing that can be had is taken.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let given: Vec<&str> = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
        if given.iter().all(|value| value.trim().is_empty()) {
            return Some(Self { whole: Some(Form::Legacy), stream: None });
        }
        if let [lone] = given.as_slice()
            && let Some(form) = Form::named(lone)
        {
            return Some(Self { whole: Some(form), stream: None });
        }
        let ranges: Vec<MediaType<'_>> = given.iter().flat_map(|value| MediaTypeList::new(value)).flatten().collect();
        // of two that are liked as much, the one that says more; a wildcard alone is an older client
        let best = |forms: [Form; 2]| {
            let [first, second] = forms.map(|form| (form, liking(&ranges, form)));
            let liked = [first, second].into_iter().filter(|(_, (quality, _))| *quality > 0.0);
            liked.reduce(|best, next| if next.1 > best.1 { next } else { best })
        };
        let whole = match best([Form::Modern, Form::Legacy]) {
            Some((_, (_, false))) => Some(Form::Legacy).filter(|form| liking(&ranges, *form).0 > 0.0).or(Some(Form::Modern)),
            named => named.map(|(form, _)| form),
        };
        let stream = best([Form::Events, Form::Parts]).filter(|(_, (_, named))| *named).map(|(form, _)| form);
        (whole.is_some() || stream.is_some()).then_some(Self { whole, stream })
    }
}

/// How much a form is liked: by the range that fits it best.
fn liking(ranges: &[MediaType<'_>], form: Form) -> Liking {
    let fits = ranges.iter().filter_map(|range| Some((specificity(range, form)?, quality(range))));
    // of two that fit as well the better one
    let best = fits.reduce(|best, next| if next > best { next } else { best });
    best.map_or((0.0, false), |(specificity, quality)| (quality, specificity == 2))
}

const STAR: &str = "*";
const SUBSCRIPTION_SPEC: Name<'_> = Name::new_unchecked("subscriptionSpec");

/// 2: named; 1: `application/*`; 0: `*/*`.
fn specificity(range: &MediaType<'_>, form: Form) -> Option<u8> {
    let named = |ty: &str, subtype: &str, suffix: Option<&str>| {
        let suffixed = range.suffix.map(|it| it.as_str());
        range.ty == ty && range.subty == subtype && suffixed.zip(suffix).map_or(suffixed == suffix, |(one, other)| one.eq_ignore_ascii_case(other))
    };
    let fits = match form {
        Form::Modern => named("application", "graphql-response", Some("json")),
        Form::Legacy => named("application", "json", None),
        Form::Events => named("text", "event-stream", None),
        Form::Parts => named("multipart", "mixed", None) && range.get_param(SUBSCRIPTION_SPEC).is_some_and(|version| version.unquoted_str() == "1.0"),
    };
    // a JSON text is UTF-8, whatever else may be asked for
    let charset = range.get_param(names::CHARSET).is_none_or(|charset| charset.unquoted_str().eq_ignore_ascii_case("utf-8"));
    let form_is_json = matches!(form, Form::Modern | Form::Legacy);
    if fits && charset {
        Some(2)
    } else if form_is_json && range.ty == "application" && range.subty == STAR {
        Some(1)
    } else if form_is_json && range.ty == STAR && range.subty == STAR {
        Some(0)
    } else {
        None
    }
}

/// 1 unless told otherwise; what is no number counts as not taken.
fn quality(range: &MediaType<'_>) -> f32 {
    range.get_param(names::Q).map_or(1.0, |q| q.unquoted_str().parse().ok().filter(|q| (0.0..=1.0).contains(q)).unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn accepted(accept: &[&'static str]) -> Option<(Option<Form>, Option<Form>)> {
        let mut headers = HeaderMap::new();
        for value in accept {
            headers.append(header::ACCEPT, HeaderValue::from_static(value));
        }
        Accepted::of(&headers).map(|it| (it.whole, it.stream))
    }

    #[test]
    fn a_form_is_chosen_by_what_is_liked_best() {
        use Form::{Events, Legacy, Modern, Parts};
        for (accept, whole, stream) in [
            (vec![], Some(Legacy), None),
            (vec![""], Some(Legacy), None),
            (vec!["*/*"], Some(Legacy), None),
            (vec!["application/*"], Some(Legacy), None),
            (vec!["application/json"], Some(Legacy), None),
            (vec!["application/json; charset=utf-8"], Some(Legacy), None),
            (vec!["application/graphql-response+json"], Some(Modern), None),
            (vec!["Application/GraphQL-Response+JSON"], Some(Modern), None),
            (vec!["application/graphql-response+json; charset=utf-8, application/json; charset=utf-8"], Some(Modern), None),
            (vec!["application/json, application/graphql-response+json"], Some(Modern), None),
            (vec!["application/json", "application/graphql-response+json"], Some(Modern), None),
            (vec!["application/json, application/graphql-response+json;q=0.9"], Some(Legacy), None),
            (vec!["application/graphql-response+json;q=0, */*;q=0.1"], Some(Legacy), None),
            (vec!["application/json;q=0, */*"], Some(Modern), None),
            (vec!["text/html, application/xhtml+xml, */*;q=0.8"], Some(Legacy), None),
            (vec!["text/event-stream"], None, Some(Events)),
            (vec!["text/event-stream;q=0.5, multipart/mixed;subscriptionSpec=1.0"], None, Some(Parts)),
            (vec!["text/event-stream, multipart/mixed"], None, Some(Events)),
            (vec!["multipart/mixed;boundary=\"graphql\";subscriptionSpec=\"1.0\",application/json"], Some(Legacy), Some(Parts)),
            (
                vec!["application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed"],
                Some(Modern),
                Some(Events),
            ),
        ] {
            assert_eq!(accepted(&accept), Some((whole, stream)), "{accept:?}");
        }
    }

    #[test]
    fn what_cannot_be_had_is_not_given() {
        for accept in
            ["text/html", "application/xml", "application/json;q=0", "image/*", "multipart/mixed", "application/json;charset=utf-16", "*/*;q=0", "text/*"]
        {
            assert_eq!(accepted(&[accept]), None, "{accept}");
        }
    }
}
