package io.countermove.events.imports.rest;

import io.countermove.events.imports.Format;

/// How the format and the vintage of an import came about.
record Asked(Format format, boolean guessed, boolean vintageGiven) {}
