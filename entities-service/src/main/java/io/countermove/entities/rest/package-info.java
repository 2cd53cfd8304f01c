/// The read side of the API, and its views.
@NullMarked
package io.countermove.entities.rest;

import org.jspecify.annotations.NullMarked;
