/// Kinds, roles, entity types and properties: data, read from one file.
@NullMarked
package io.countermove.contracts.vocabulary;

import org.jspecify.annotations.NullMarked;
