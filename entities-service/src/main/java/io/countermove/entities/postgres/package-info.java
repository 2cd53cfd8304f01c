/// The state in PostgreSQL: bulk SQL on the way in, Panache and SQL on the way out.
@NullMarked
package io.countermove.entities.postgres;

import org.jspecify.annotations.NullMarked;
