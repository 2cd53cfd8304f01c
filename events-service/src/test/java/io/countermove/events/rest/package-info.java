@NullMarked
package io.countermove.events.rest;

import org.jspecify.annotations.NullMarked;
