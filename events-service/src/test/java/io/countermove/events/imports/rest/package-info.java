@NullMarked
package io.countermove.events.imports.rest;

import org.jspecify.annotations.NullMarked;
