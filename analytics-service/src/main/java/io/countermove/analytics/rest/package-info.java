/// The metrics over HTTP.
@NullMarked
package io.countermove.analytics.rest;

import org.jspecify.annotations.NullMarked;
