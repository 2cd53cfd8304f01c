/// HTTP: bodies within their limits, plain JSON and CloudEvents into drafts, outcomes into statuses and problems.
@NullMarked
package io.countermove.events.rest;

import org.jspecify.annotations.NullMarked;
