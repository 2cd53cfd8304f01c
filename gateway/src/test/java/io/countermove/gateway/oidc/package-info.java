@NullMarked
package io.countermove.gateway.oidc;

import org.jspecify.annotations.NullMarked;
