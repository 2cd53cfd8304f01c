@NullMarked
package io.countermove.gateway.rest;

import org.jspecify.annotations.NullMarked;
