/// The first page.
@NullMarked
package io.countermove.gateway.page;

import org.jspecify.annotations.NullMarked;
