/// What reads have in common: [io.countermove.platform.query.AsOfParameters] (a `@BeanParam` for `validAt`, `knownAt`,
/// `knownBy`) resolves to an [io.countermove.platform.query.AsOf];
/// [io.countermove.platform.query.Position] is the applied vector of a projection, and `awaitCovered` serves `atLeast`;
/// [io.countermove.platform.query.ReadTag] makes the weak `ETag` of an answer. A query parameter that the resource
/// method does not declare (by `@QueryParam` or `@RestQuery`, itself or in a `@BeanParam`) is refused.
@NullMarked
package io.countermove.platform.query;

import org.jspecify.annotations.NullMarked;
