package io.countermove.events.rest;

import java.util.Set;

/// What the service says of an event, and its sender cannot. `authtype` and `authclaims` belong to one extension with
/// `authid`: beside ours, a sender's would be taken for verified.
/// Source: <https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/authcontext.md>.
final class Stamped {
    static final Set<String> NAMES = Set.of("ingesttime", "authid", "authtype", "authclaims", "replayof");
    static final String DETAIL = "it is stamped here and not to be sent";

    private Stamped() {}
}
