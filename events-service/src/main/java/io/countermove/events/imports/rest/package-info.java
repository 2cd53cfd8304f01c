/// HTTP: the body spooled to disk, the answer as a stream of lines, what goes wrong before as problem documents.
@NullMarked
package io.countermove.events.imports.rest;

import org.jspecify.annotations.NullMarked;
