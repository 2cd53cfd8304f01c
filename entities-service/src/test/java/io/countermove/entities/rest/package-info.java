@NullMarked
package io.countermove.entities.rest;

import org.jspecify.annotations.NullMarked;
